import * as z from 'zod/mini';
import { cleanText } from '@/lib/domain/core/clean';
import { momentSchema } from '@/lib/domain/core/day-schema';
import { MESSAGE, statesOf } from '@/lib/domain/order/states';
import { MESSAGE_WAYS } from '@/lib/domain/shop/sync-run';

const time = z.iso.datetime();

/** What narrows the log; also what a replay of many is about. */
export const webhookFilter = z.strictObject({
  source: z.optional(z.string().check(z.maxLength(40))),
  type: z.optional(z.string().check(z.overwrite(cleanText), z.maxLength(120))),
  state: z.optional(z.enum(statesOf(MESSAGE))),
  /** An order's number. */
  order: z.optional(z.string().check(z.overwrite(cleanText), z.maxLength(40))),
  from: z.optional(momentSchema),
  to: z.optional(momentSchema),
});
export type WebhookFilter = z.infer<typeof webhookFilter>;
export const webhooksQuery = z.extend(webhookFilter, { cursor: z.optional(z.string().check(z.maxLength(200))) });

export const webhookRow = z.object({
  id: z.string(),
  source: z.string(),
  type: z.string(),
  state: z.enum(statesOf(MESSAGE)),
  note: z.nullable(z.string()),
  signed: z.boolean(),
  via: z.enum(MESSAGE_WAYS),
  attempts: z.int(),
  received_at: time,
  occurred_at: z.nullable(time),
  processed_at: z.nullable(time),
  order_number: z.nullable(z.string()),
});
export type WebhookRow = z.infer<typeof webhookRow>;
export const webhooksAnswer = z.object({ events: z.array(webhookRow), next_cursor: z.nullable(z.string()) });

export const webhookDetailAnswer = z.extend(webhookRow, {
  headers: z.record(z.string(), z.string()),
  /** Redacted JSON text; null for those who may not read it. */
  body: z.nullable(z.string()),
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
  event_ids: z.optional(z.array(z.uuid()).check(z.minLength(1), z.maxLength(1_000))),
  filter: z.optional(webhookFilter),
  dry_run: z.boolean(),
});
export const replayAnswer = z.object({
  /** Null for a dry run. */
  replay_id: z.nullable(z.string()),
  count: z.int(),
  /** More match than one replay takes; replay again afterwards. */
  limited: z.boolean(),
});
export const replayProgressAnswer = z.object({
  total: z.int(),
  waiting: z.int(),
  processed: z.int(),
  ignored: z.int(),
  dead: z.int(),
});

export const webhookSource = z.object({
  source: z.string(),
  label: z.string(),
  url: z.string(),
  /** Null: could not be asked, or was never asked. */
  in_order: z.nullable(z.boolean()),
  detail: z.string(),
  checked_at: z.nullable(time),
  last_event_at: z.nullable(time),
  events_24h: z.int(),
  rejected_24h: z.int(),
  dead: z.int(),
  open_parts: z.int(),
  environment_secrets: z.int(),
  environment_name: z.string(),
  console_secrets: z.array(z.object({ created_at: time, created_by: z.string() })),
});
export type WebhookSource = z.infer<typeof webhookSource>;
export const webhookSourcesAnswer = z.object({ sources: z.array(webhookSource) });

export const registrationInput = z.strictObject({
  source: z.string().check(z.maxLength(40)),
  rotate: z.optional(z.boolean()),
  replace: z.optional(z.boolean()),
});
export const registrationAnswer = z.object({
  source: z.string(),
  in_order: z.nullable(z.boolean()),
  detail: z.string(),
  new_secret: z.boolean(),
  /** Where others are told now; not empty when nothing was done. */
  foreign: z.array(z.string()),
});
export const retireInput = z.strictObject({ source: z.string().check(z.maxLength(40)) });
export const retireAnswer = z.object({ retired: z.int() });
