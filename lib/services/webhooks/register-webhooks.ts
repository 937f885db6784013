import type { Ctx } from '@/lib/engine/ctx';
import { activeSecrets } from './active-secrets';
import { addressesOf, messageSource, sourceNames } from './message-source';

/**
 * Registers our endpoint with one service, where something is missing; `anew` may want it even
 * then, knowing the secret we hold. `fresh`: the one to take where the service lets us choose. Answers a new secret, null where all was in order. May throw ProviderError.
 */
export async function registerSource(
  ctx: Ctx,
  source: string,
  { fresh, anew }: { fresh: string; anew: (current: string | undefined) => boolean },
): Promise<string | null> {
  const [current] = await activeSecrets(ctx, source);
  const { url, unsigned } = addressesOf(ctx, source);
  const secret = await messageSource(ctx, source).register(ctx, {
    url,
    unsignedUrl: unsigned,
    current,
    fresh,
    anew: anew(current),
  });
  return secret === current ? null : secret;
}

/**
 * Registers our endpoints with every service, where something is missing. Returns the secrets that are new, by env
 * name: they are shown once and belong into the environment. May throw ProviderError.
 */
export async function registerWebhooks(ctx: Ctx, input: { newSecret: string }): Promise<Record<string, string>> {
  const fresh: Record<string, string> = {};
  for (const source of sourceNames(ctx)) {
    const secret = await registerSource(ctx, source, { fresh: input.newSecret, anew: () => false });
    if (secret) fresh[`${source.toUpperCase()}_WEBHOOK_SECRET`] = secret;
  }
  return fresh;
}
