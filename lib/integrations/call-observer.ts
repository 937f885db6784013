import type { ProviderError } from '@/lib/domain/core/errors';

/** Hears how each call went, before its caller does. */
export type CallObserver = (call: { latencyMs: number; error: ProviderError | null }) => Promise<void>;
