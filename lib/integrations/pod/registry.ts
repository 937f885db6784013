import type { ProviderId } from '@/lib/domain/order/pod';
import type { Env } from '@/lib/platform/env';
import { createHttpClient, type HttpClient } from '@/lib/platform/http-client';
import { claimedEnd } from './account';
import type { Book } from './book';
import type { PodFolder, Reach } from './folder';
import { MANUAL } from './manual/folder';
import { PRINTFUL, PRINTFUL_2 } from './printful/folder';
import { PRINTIFY, PRINTIFY_2 } from './printify/folder';
import type { PodProvider } from './provider';
import type { RateLimit } from './rate-limit';

/** Every print provider there is. A new one is its folder and a line here. */
export const POD_FOLDERS: readonly PodFolder[] = [PRINTFUL, PRINTIFY, PRINTFUL_2, PRINTIFY_2, MANUAL];

/** What stands between an adapter and the network. It may refuse a call with a ProviderError before it is sent. */
export type Guard = (provider: ProviderId, limits: readonly RateLimit[], http: HttpClient) => HttpClient;

/** Every provider that the settings connect. */
export function createPodProviders(
  env: Env,
  { guard, bookOf, ...reach }: { guard: Guard; bookOf: (provider: ProviderId) => Book } & Pick<Reach, 'now' | 'send'>,
): ReadonlyMap<ProviderId, PodProvider> {
  const opened = POD_FOLDERS.flatMap(({ id, limits, open }) => {
    const http = (baseUrl: string) => guard(id, limits, createHttpClient({ baseUrl, headers: {} }));
    return open(env, { http, book: bookOf(id), ...reach }) ?? [];
  });
  return new Map(opened.map((provider) => [provider.id, provider]));
}

/** When a provider's key ends: as its own claim says (RFC 7519), else as the environment does. Null where nobody says. */
export function keyExpiries(env: Env): { service: ProviderId; endsAt: Date | null }[] {
  return POD_FOLDERS.flatMap(({ id, key: keyOf }) => {
    const { key, ends } = keyOf?.(env) ?? {};
    return key ? [{ service: id, endsAt: claimedEnd(key) ?? (ends ? new Date(ends) : null) }] : [];
  });
}
