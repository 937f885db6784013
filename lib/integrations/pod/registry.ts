import type { ProviderId } from '@/lib/domain/order/pod';
import { createHttpClient, type HttpClient } from '@/lib/platform/http-client';
import { LIMITS as PRINTFUL_LIMITS } from './printful/limits';
import { createPrintful } from './printful/provider';
import { LIMITS as PRINTIFY_LIMITS } from './printify/limits';
import { createPrintify } from './printify/provider';
import type { PodProvider } from './provider';
import type { RateLimit } from './rate-limit';

export type PodConfig = {
  printful?: Parameters<typeof createPrintful>[0];
  printify?: Parameters<typeof createPrintify>[0];
};

/** What each of them documents, narrow limits first and the one for every call last. */
export const POD_LIMITS = { printful: PRINTFUL_LIMITS, printify: PRINTIFY_LIMITS } satisfies Record<
  keyof PodConfig,
  readonly RateLimit[]
>;

/** What stands between an adapter and the network. It may refuse a call with a ProviderError before it is sent. */
export type Guard = (provider: ProviderId, limits: readonly RateLimit[], http: HttpClient) => HttpClient;

/** Every provider that is configured. A new one is its folder and a line here. */
export function createPodProviders(
  config: PodConfig,
  { guard, now }: { guard: Guard; now: () => number },
): ReadonlyMap<ProviderId, PodProvider> {
  const reach = (provider: keyof PodConfig, { baseUrl }: { baseUrl: string }) => ({
    http: guard(provider, POD_LIMITS[provider], createHttpClient({ baseUrl, headers: {} })),
    now,
  });
  const { printful, printify } = config;
  const providers = [
    ...(printful ? [createPrintful(printful, reach('printful', printful))] : []),
    ...(printify ? [createPrintify(printify, reach('printify', printify))] : []),
  ];
  return new Map(providers.map((provider) => [provider.id, provider]));
}
