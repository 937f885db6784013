import * as z from 'zod/mini';
import { BREAKER_STATES } from '@/lib/domain/core/breaker';

const time = z.iso.datetime();
const totals = {
  calls: z.int(),
  failed: z.int(),
  limited: z.int(),
  latency_ms: z.nullable(z.number()),
};

export const providerRow = z.object({
  provider: z.string(),
  label: z.string(),
  breaker: z.enum(BREAKER_STATES),
  open_until: z.nullable(time),
  paused_until: z.nullable(time),
  consecutive_failures: z.int(),
  /** Calls that may be made at once, of how many at most; null where nothing limits. */
  tokens: z.nullable(z.object({ left: z.number(), of: z.number() })),
  last_ok_at: z.nullable(time),
  last_error_at: z.nullable(time),
  last_error: z.nullable(z.string()),
  last_limited_at: z.nullable(time),
  last_event_at: z.nullable(time),
  last_hour: z.object(totals),
  minutes: z.array(z.object({ minute: time, ...totals })),
});
export type ProviderRow = z.infer<typeof providerRow>;
export const providersAnswer = z.object({ providers: z.array(providerRow) });
export type ProvidersAnswer = z.infer<typeof providersAnswer>;

export const probeInput = z.strictObject({ provider: z.string().check(z.maxLength(40)) });
export const probeAnswer = z.object({ probed: z.boolean() });
