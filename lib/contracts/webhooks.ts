import { z } from 'zod';

export const WEBHOOK_STATES = ['received', 'processed', 'ignored', 'dead'] as const;
const time = z.iso.datetime();

/** What narrows the log; also what a replay of many is about. */
export const webhookFilter = z.strictObject({
  source: z.string().max(40).optional(),
  type: z.string().trim().max(120).optional(),
  state: z.enum(WEBHOOK_STATES).optional(),
  /** An order's number. */
  order: z.string().trim().max(40).optional(),
  from: time.optional(),
  to: time.optional(),
});
export type WebhookFilter = z.infer<typeof webhookFilter>;
export const webhooksQuery = webhookFilter.extend({ cursor: z.string().max(200).optional() });

export const webhookRow = z.object({
  id: z.string(),
  source: z.string(),
  type: z.string(),
  state: z.enum(WEBHOOK_STATES),
  note: z.string().nullable(),
  signed: z.boolean(),
  via: z.enum(['webhook', 'sync', 'recovery']),
  attempts: z.number().int(),
  received_at: time,
  occurred_at: time.nullable(),
  processed_at: time.nullable(),
  order_number: z.string().nullable(),
});
export type WebhookRow = z.infer<typeof webhookRow>;
export const webhooksAnswer = z.object({ events: z.array(webhookRow), next_cursor: z.string().nullable() });

export const webhookDetailAnswer = webhookRow.extend({
  headers: z.record(z.string(), z.string()),
  /** Redacted JSON text; null for those who may not read it. */
  body: z.string().nullable(),
  changes: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      occurred_at: time,
      order_number: z.string(),
      detail: z.string(),
    }),
  ),
});
export type WebhookDetail = z.infer<typeof webhookDetailAnswer>;

export const replayInput = z.strictObject({
  /** These, or all that match the filter. */
  event_ids: z.array(z.uuid()).min(1).max(1_000).optional(),
  filter: webhookFilter.optional(),
  dry_run: z.boolean(),
});
export const replayAnswer = z.object({
  /** Null for a dry run. */
  replay_id: z.string().nullable(),
  count: z.number().int(),
  /** More match than one replay takes; replay again afterwards. */
  limited: z.boolean(),
});
export const replayProgressAnswer = z.object({
  total: z.number().int(),
  waiting: z.number().int(),
  processed: z.number().int(),
  ignored: z.number().int(),
  dead: z.number().int(),
});

export const webhookSource = z.object({
  source: z.string(),
  label: z.string(),
  url: z.string(),
  /** Null: could not be asked, or was never asked. */
  in_order: z.boolean().nullable(),
  detail: z.string(),
  checked_at: time.nullable(),
  last_event_at: time.nullable(),
  events_24h: z.number().int(),
  rejected_24h: z.number().int(),
  dead: z.number().int(),
  open_parts: z.number().int(),
  environment_secrets: z.number().int(),
  environment_name: z.string(),
  console_secrets: z.array(z.object({ created_at: time, created_by: z.string() })),
});
export type WebhookSource = z.infer<typeof webhookSource>;
export const webhookSourcesAnswer = z.object({ sources: z.array(webhookSource) });

export const registrationInput = z.strictObject({ source: z.string().max(40), rotate: z.boolean().optional() });
export const registrationAnswer = z.object({
  source: z.string(),
  in_order: z.boolean().nullable(),
  detail: z.string(),
  new_secret: z.boolean(),
});
export const retireInput = z.strictObject({ source: z.string().max(40) });
export const retireAnswer = z.object({ retired: z.number().int() });
