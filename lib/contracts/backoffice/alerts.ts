import * as z from 'zod/mini';
import { cleanProse } from '@/lib/domain/core/clean';
import { ALERT_KINDS } from '@/lib/domain/order/alerts';
import { ALERT, statesOf } from '@/lib/domain/order/states';
import { ALERT_CHANNELS, ALERT_FIXES, SEVERITIES, TOLD_STATES } from '@/lib/domain/shop/alert-desk';

const time = z.iso.datetime();

export const alertRow = z.object({
  id: z.string(),
  kind: z.enum(ALERT_KINDS),
  label: z.string(),
  todo: z.string(),
  /** Those the reader's role may use. */
  fixes: z.array(z.enum(ALERT_FIXES)),
  /** Closed by hand while its cause is still there, it opens again by itself. */
  comes_back: z.boolean(),
  severity: z.enum(SEVERITIES),
  state: z.enum(statesOf(ALERT)),
  message: z.string(),
  order_id: z.nullable(z.string()),
  order_number: z.nullable(z.string()),
  provider: z.nullable(z.string()),
  /** Of the order it is about; null where it is about none, and for who may not read orders. */
  facts: z.nullable(
    z.object({
      customer_name: z.string(),
      customer_email: z.string(),
      total_minor: z.int(),
      refunded_minor: z.int(),
      currency: z.string(),
      /** What the customer wrote, and the addresses of their photos. */
      said: z.nullable(z.string()),
      photos: z.array(z.string()),
      /** Until when print shops take a claim. */
      claims: z.array(z.object({ provider_label: z.string(), until: time })),
      pod: z.nullable(z.object({ label: z.string(), url: z.string() })),
      payment_url: z.nullable(z.string()),
    }),
  ),
  count: z.int(),
  openings: z.int(),
  first_at: time,
  last_at: time,
  assignee: z.nullable(z.object({ id: z.string(), name: z.string() })),
  acknowledged_at: z.nullable(time),
  acknowledged_by: z.nullable(z.string()),
  resolved_at: z.nullable(time),
  resolved_by: z.nullable(z.string()),
  resolution: z.nullable(z.string()),
  /** How the people on duty were told of the latest opening. */
  deliveries: z.array(
    z.object({
      channel: z.enum(ALERT_CHANNELS),
      state: z.enum(TOLD_STATES),
      last_error: z.nullable(z.string()),
    }),
  ),
});
export type AlertView = z.infer<typeof alertRow>;

export const alertsAnswer = z.object({
  alerts: z.array(alertRow),
  next_cursor: z.nullable(z.string()),
  /** Open ones of this desk by kind, whatever the filter. */
  counts: z.array(z.object({ kind: z.enum(ALERT_KINDS), label: z.string(), count: z.int(), critical: z.int() })),
  staff: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type AlertsAnswer = z.infer<typeof alertsAnswer>;

export const assignInput = z.strictObject({ assignee_id: z.nullable(z.uuid()) });
export const resolveInput = z.strictObject({
  note: z
    .string()
    .check(z.overwrite(cleanProse), z.minLength(3, 'Say in a few words what you did.'), z.maxLength(1_000)),
});
export const alertChanged = z.object({ id: z.string(), state: z.enum(statesOf(ALERT)) });
export const retryAnswer = z.object({ retried: z.int(), detail: z.string() });
export const checkAnswer = z.object({
  opened: z.int(),
  resolved: z.int(),
  failed: z.array(z.string()),
});

export const badgesAnswer = z.object({
  attention: z.int(),
  attention_critical: z.int(),
  /** Open ones; none for who may not read them. */
  inquiries: z.int(),
  alerts: z.int(),
  alerts_critical: z.int(),
});
export type Badges = z.infer<typeof badgesAnswer>;
