import type { World } from '../core/world';

/** The one store every token belongs to. */
export const STORE = { id: 12_480_913, type: 'native', name: 'FlowBotz Supply', currency: 'USD' } as const;

/** Where this service is mounted: what `https://api.printful.com` is outside. */
export const baseUrl = (world: World): string => `${world.origin()}/printful`;
