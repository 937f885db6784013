import type { Kind } from './kind';
import { tee } from './kinds/tee';

export const KINDS = { tee } as const satisfies Record<string, Kind>;
export type KindName = keyof typeof KINDS;
export const KIND_NAMES = Object.keys(KINDS) as KindName[];
