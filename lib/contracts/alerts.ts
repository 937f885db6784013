import { z } from 'zod';
import { ALERT_KINDS } from '@/lib/domain/alerts';

const time = z.iso.datetime();
export const SEVERITIES = ['critical', 'warning', 'info'] as const;

export const alertsQuery = z.strictObject({
  desk: z.enum(['attention', 'alerts']),
  kind: z.enum(ALERT_KINDS).optional(),
  severity: z.enum(SEVERITIES).optional(),
  assignee: z.enum(['me', 'nobody']).optional(),
  /** `open` includes acknowledged ones. */
  state: z.enum(['open', 'resolved']).default('open'),
  cursor: z.string().max(200).optional(),
});
export type AlertsQuery = z.input<typeof alertsQuery>;

export const alertRow = z.object({
  id: z.string(),
  kind: z.enum(ALERT_KINDS),
  label: z.string(),
  todo: z.string(),
  fixes: z.array(z.enum(['retry', 'resync', 'sync_now', 'recover', 'register', 'providers'])),
  severity: z.enum(SEVERITIES),
  state: z.enum(['open', 'acknowledged', 'resolved']),
  message: z.string(),
  order_id: z.string().nullable(),
  order_number: z.string().nullable(),
  provider: z.string().nullable(),
  count: z.number().int(),
  openings: z.number().int(),
  first_at: time,
  last_at: time,
  assignee: z.object({ id: z.string(), name: z.string() }).nullable(),
  acknowledged_at: time.nullable(),
  acknowledged_by: z.string().nullable(),
  resolved_at: time.nullable(),
  resolved_by: z.string().nullable(),
  resolution: z.string().nullable(),
  /** How the people on duty were told of the latest opening. */
  deliveries: z.array(
    z.object({
      channel: z.enum(['mail', 'webhook']),
      state: z.enum(['owed', 'done', 'failed']),
      last_error: z.string().nullable(),
    }),
  ),
});
export type AlertView = z.infer<typeof alertRow>;

export const alertsAnswer = z.object({
  alerts: z.array(alertRow),
  next_cursor: z.string().nullable(),
  /** Open ones of this desk by kind, whatever the filter. */
  counts: z.array(
    z.object({ kind: z.enum(ALERT_KINDS), label: z.string(), count: z.number().int(), critical: z.number().int() }),
  ),
  staff: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type AlertsAnswer = z.infer<typeof alertsAnswer>;

export const assignInput = z.strictObject({ assignee_id: z.uuid().nullable() });
export const resolveInput = z.strictObject({
  note: z.string().trim().min(3, 'Say in a few words what you did.').max(1_000),
});
export const alertChanged = z.object({ id: z.string(), state: z.enum(['open', 'acknowledged', 'resolved']) });
export const retryAnswer = z.object({ retried: z.number().int(), detail: z.string() });
export const checkAnswer = z.object({
  opened: z.number().int(),
  resolved: z.number().int(),
  failed: z.array(z.string()),
});

export const badgesAnswer = z.object({
  attention: z.number().int(),
  attention_critical: z.number().int(),
  alerts: z.number().int(),
  alerts_critical: z.number().int(),
});
export type Badges = z.infer<typeof badgesAnswer>;
