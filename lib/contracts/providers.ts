import { z } from 'zod';

const time = z.iso.datetime();
const totals = {
  calls: z.number().int(),
  failed: z.number().int(),
  limited: z.number().int(),
  latency_ms: z.number().nullable(),
};

export const providerRow = z.object({
  provider: z.string(),
  label: z.string(),
  breaker: z.enum(['closed', 'open', 'half_open']),
  open_until: time.nullable(),
  paused_until: time.nullable(),
  consecutive_failures: z.number().int(),
  /** Calls that may be made at once, of how many at most; null where nothing limits. */
  tokens: z.object({ left: z.number(), of: z.number() }).nullable(),
  last_ok_at: time.nullable(),
  last_error_at: time.nullable(),
  last_error: z.string().nullable(),
  last_limited_at: time.nullable(),
  last_event_at: time.nullable(),
  last_hour: z.object(totals),
  minutes: z.array(z.object({ minute: time, ...totals })),
});
export type ProviderRow = z.infer<typeof providerRow>;
export const providersAnswer = z.object({ providers: z.array(providerRow) });
export type ProvidersAnswer = z.infer<typeof providersAnswer>;

export const probeInput = z.strictObject({ provider: z.string().max(40) });
export const probeAnswer = z.object({ probed: z.boolean() });
