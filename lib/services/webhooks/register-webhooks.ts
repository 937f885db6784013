import { type Ctx, printfulHintSecret } from '@/lib/engine/ctx';
import { STRIPE_EVENTS } from '@/lib/integrations/stripe/mapper';
import { activeSecrets } from './active-secrets';

/**
 * Registers our endpoints with every service, where something is missing. Returns the secrets that are new, by env
 * name: they are shown once and belong into the environment. May throw ProviderError.
 */
export async function registerWebhooks(ctx: Ctx, input: { newSecret: string }): Promise<Record<string, string>> {
  const base = `${ctx.env.APP_URL}/api/webhooks`;
  const fresh: Record<string, string> = {};
  const stripe = await ctx.stripe.registerWebhook(`${base}/stripe`, STRIPE_EVENTS);
  if (stripe.secret) fresh['STRIPE_WEBHOOK_SECRET'] = stripe.secret;
  for (const pod of ctx.pods.values()) {
    const { secret } = await pod.registerWebhooks({
      url: `${base}/${pod.id}`,
      unsignedUrl: `${base}/${pod.id}/${printfulHintSecret(ctx.env)}`,
      // What we hold now; Printful issues its own, Printify takes the one we choose.
      secret: (await activeSecrets(ctx, pod.id))[0] ?? (pod.choosesOwnSecret ? '' : input.newSecret),
    });
    if (secret) fresh[`${pod.id.toUpperCase()}_WEBHOOK_SECRET`] = secret;
  }
  return fresh;
}
