import type { ProviderId } from '@/lib/domain/pod';
import { createPrintful } from './printful/provider';
import { createPrintify } from './printify/provider';
import type { PodProvider } from './provider';

export type PodConfig = {
  printful?: Parameters<typeof createPrintful>[0];
  printify?: Parameters<typeof createPrintify>[0];
};

/** Every provider that is configured. A new one is its folder and a line here. */
export function createPodProviders(config: PodConfig): ReadonlyMap<ProviderId, PodProvider> {
  const providers = [
    ...(config.printful ? [createPrintful(config.printful)] : []),
    ...(config.printify ? [createPrintify(config.printify)] : []),
  ];
  return new Map(providers.map((provider) => [provider.id, provider]));
}
