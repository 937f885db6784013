import type { SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { ReasonCode } from '@/lib/domain/core/reason-code';
import type { RetryPlan } from '@/lib/domain/core/retry';
import type { CrashPoint } from '../crash-points';
import type { Ctx, Outcome, TxCtx } from '../ctx';

/** What every row carries that is tried until it is done. */
export type WorkRow = {
  id: string;
  state: string;
  attempts: number;
  spentAttempts: number;
  leaseUntil: Date | null;
  nextAttemptAt: Date | null;
  owedAt: Date;
};

export type WorkSet<State> = {
  state?: State;
  attempts?: SQL;
  spentAttempts?: number | AnyPgColumn;
  leaseUntil?: Date | null;
  nextAttemptAt?: Date | null;
  owedAt?: Date;
  reasonCode?: ReasonCode | null;
  note?: string | null;
  orderId?: string | null;
};

/** A verdict that ends the trying: it was refused, or nothing helped for too long. */
export type Ending = Exclude<RetryPlan['verdict'], 'again'>;

/** A table of durable work, as the one loop sees it: the inbox or the outbox. */
export type Box<Row extends WorkRow> = {
  table: {
    id: AnyPgColumn;
    state: AnyPgColumn;
    attempts: AnyPgColumn;
    leaseUntil: AnyPgColumn;
    nextAttemptAt: AnyPgColumn;
  };
  /** The state of what is still to be done. */
  pending: Row['state'];
  ended: (ctx: Ctx, row: Row, ending: Ending) => Row['state'];
  /** How long it is tried, where it is not the usual time. */
  giveUpAfterMs?: (ctx: Ctx, row: Row) => number | undefined;
  points: { claimed: CrashPoint; acted: CrashPoint };
  write: (ctx: Ctx, where: SQL | undefined, set: WorkSet<Row['state']>) => Promise<Row[]>;
  find: (ctx: Ctx, id: string) => Promise<Row | undefined>;
  /** Puts its job into the queue, in the caller's transaction. */
  enqueue: (ctx: TxCtx, row: Row, afterMs?: number) => Promise<void>;
  act: (ctx: Ctx, row: Row) => Promise<Outcome<Row['state']>>;
  /** Whether a failure of it may have been told, which `succeeded` takes back. */
  wasTold: (ctx: Ctx, row: Row) => boolean;
  /** In the transaction that says it is done, of what was told. */
  succeeded: (ctx: TxCtx, row: Row) => Promise<void>;
  /** In the transaction that says it is not tried again: puts it in front of a person. */
  failed: (ctx: TxCtx, row: Row, ending: Ending, message: string) => Promise<void>;
  /** What the log calls it. */
  about: (row: Row) => Record<string, string>;
  /** For the figures. */
  count: (row: Row, outcome: string) => void;
};
