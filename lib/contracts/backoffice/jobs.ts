import * as z from 'zod/mini';
import { FINDING_OUTCOMES, RUN_KINDS, WORK_BOXES } from '@/lib/domain/shop/sync-run';

const time = z.iso.datetime();

export const queueRow = z.object({
  name: z.string(),
  /** Due and not taken. */
  waiting: z.int(),
  /** To be tried again, or not due yet. */
  later: z.int(),
  active: z.int(),
  failed: z.int(),
  done_24h: z.int(),
  oldest_due_at: z.nullable(time),
});
export type QueueRow = z.infer<typeof queueRow>;
export const queuesAnswer = z.object({
  queues: z.array(queueRow),
  effects: z.object({ pending: z.int(), attention: z.int(), dead: z.int() }),
  events: z.object({ received: z.int(), dead: z.int() }),
});
export type QueuesAnswer = z.infer<typeof queuesAnswer>;

export const deadQuery = z.strictObject({
  of: z.enum(WORK_BOXES),
  cursor: z.optional(z.string().check(z.maxLength(200))),
});
export const deadRow = z.object({
  id: z.string(),
  what: z.string(),
  state: z.string(),
  order_number: z.nullable(z.string()),
  attempts: z.int(),
  reason: z.nullable(z.string()),
  since: time,
});
export type DeadRow = z.infer<typeof deadRow>;
export const deadAnswer = z.object({ rows: z.array(deadRow), next_cursor: z.nullable(z.string()) });

export const syncRun = z.object({
  id: z.string(),
  kind: z.enum(RUN_KINDS),
  trigger: z.string(),
  started_at: time,
  finished_at: z.nullable(time),
  scanned: z.int(),
  changed: z.int(),
  requests: z.int(),
  errors: z.array(z.string()),
  report: z.array(
    z.object({
      kind: z.string(),
      subject: z.string(),
      detail: z.string(),
      outcome: z.enum(FINDING_OUTCOMES),
    }),
  ),
});
export type SyncRun = z.infer<typeof syncRun>;
export const syncRunsQuery = z.strictObject({ cursor: z.optional(z.string().check(z.maxLength(200))) });
export const syncRunsAnswer = z.object({ runs: z.array(syncRun), next_cursor: z.nullable(z.string()) });
export const startedAnswer = z.object({ started: z.boolean() });

export type SyncRunsAnswer = z.infer<typeof syncRunsAnswer>;
