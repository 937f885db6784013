import { z } from 'zod';

const time = z.iso.datetime();

export const queueRow = z.object({
  name: z.string(),
  /** Due and not taken. */
  waiting: z.number().int(),
  /** To be tried again, or not due yet. */
  later: z.number().int(),
  active: z.number().int(),
  failed: z.number().int(),
  done_24h: z.number().int(),
  oldest_due_at: time.nullable(),
});
export type QueueRow = z.infer<typeof queueRow>;
export const queuesAnswer = z.object({
  queues: z.array(queueRow),
  effects: z.object({ owed: z.number().int(), attention: z.number().int(), dead: z.number().int() }),
  events: z.object({ received: z.number().int(), dead: z.number().int() }),
});
export type QueuesAnswer = z.infer<typeof queuesAnswer>;

export const deadQuery = z.strictObject({ of: z.enum(['effects', 'events']), cursor: z.string().max(200).optional() });
export const deadRow = z.object({
  id: z.string(),
  what: z.string(),
  state: z.string(),
  order_number: z.string().nullable(),
  attempts: z.number().int(),
  reason: z.string().nullable(),
  since: time,
});
export type DeadRow = z.infer<typeof deadRow>;
export const deadAnswer = z.object({ rows: z.array(deadRow), next_cursor: z.string().nullable() });

export const syncRun = z.object({
  id: z.string(),
  trigger: z.string(),
  started_at: time,
  finished_at: time.nullable(),
  scanned: z.number().int(),
  changed: z.number().int(),
  requests: z.number().int(),
  errors: z.array(z.string()),
  report: z.array(
    z.object({
      kind: z.string(),
      subject: z.string(),
      detail: z.string(),
      outcome: z.enum(['repaired', 'attention']),
    }),
  ),
});
export type SyncRun = z.infer<typeof syncRun>;
export const syncRunsQuery = z.strictObject({ cursor: z.string().max(200).optional() });
export const syncRunsAnswer = z.object({ runs: z.array(syncRun), next_cursor: z.string().nullable() });
export const startedAnswer = z.object({ started: z.boolean() });

export type SyncRunsAnswer = z.infer<typeof syncRunsAnswer>;
