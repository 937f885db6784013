import { and, eq, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import { reasonOf } from '@/lib/domain/core/reason-code';
import { planRetry } from '@/lib/domain/core/retry';
import { wordsForLog, wordsOf } from '@/lib/platform/log';
import type { Ctx, Outcome, TxCtx } from '../ctx';
import { inTransaction } from '../in-transaction';
import type { Box, WorkRow, WorkSet } from './box';
import { BEAT_MS, jitterOf, LEASE_MS, waitOf } from './lease';

/**
 * Does one piece of work: claim, act, write the outcome. A claim is a lease that its holder renews; only the holder of the newest one may write,
 * so a worker that was thought dead changes nothing when it wakes. What failed is put off, refused or given up,
 * and each of that is written down with its next job in one transaction.
 */
export async function runWork<Row extends WorkRow>(ctx: Ctx, box: Box<Row>, id: string): Promise<void> {
  const row = await claim(ctx, box, id);
  if (!row) return comeBackLater(ctx, box, id);
  const letGo = hold(ctx, box, row);
  try {
    await ctx.at(box.points.claimed);
    await attempt(ctx, box, row);
  } finally {
    letGo();
  }
}

async function attempt<Row extends WorkRow>(ctx: Ctx, box: Box<Row>, row: Row): Promise<void> {
  try {
    const outcome = await box.act(ctx, row);
    await ctx.at(box.points.acted);
    if (isAlone(ctx, box, row, outcome)) await done(ctx, box, row, outcome);
    else await inTransaction(ctx, (ctx) => finish(ctx, box, row, outcome));
  } catch (error) {
    await putOff(ctx, box, row, error);
  }
}

/** Renews a claim while its holder lives. What was settled or claimed anew is not touched. */
function hold<Row extends WorkRow>(ctx: Ctx, box: Box<Row>, row: Row): () => void {
  const { table } = box;
  const renew = async () => {
    const mine = and(eq(table.id, row.id), eq(table.state, box.pending), eq(table.attempts, row.attempts));
    const leaseUntil = new Date(ctx.clock.now().getTime() + LEASE_MS);
    await box.write(ctx, and(mine, isNotNull(table.leaseUntil)), { leaseUntil });
  };
  const stop = ctx.clock.every?.(BEAT_MS, () =>
    renew().catch((error: unknown) => ctx.log.warn({ err: error, id: row.id }, 'a claim could not be renewed')),
  );
  return stop ?? (() => undefined);
}

async function claim<Row extends WorkRow>(ctx: Ctx, box: Box<Row>, id: string): Promise<Row | undefined> {
  const { table } = box;
  const now = ctx.clock.now();
  const [row] = await box.write(
    ctx,
    and(
      eq(table.id, id),
      eq(table.state, box.pending),
      or(isNull(table.leaseUntil), lte(table.leaseUntil, now)),
      or(isNull(table.nextAttemptAt), lte(table.nextAttemptAt, now)),
    ),
    { attempts: sql`${table.attempts} + 1`, leaseUntil: new Date(now.getTime() + LEASE_MS) },
  );
  return row;
}

/** Somebody else is at it, or it was put off. Should they die, this job must not have been the last one. */
async function comeBackLater<Row extends WorkRow>(ctx: Ctx, box: Box<Row>, id: string): Promise<void> {
  const held = await box.find(ctx, id);
  if (held?.state !== box.pending) return;
  const waitMs = waitOf(held, ctx.clock.now());
  await inTransaction(ctx, (ctx) => box.enqueue(ctx, held, waitMs));
}

/** Nothing else is written with it: one statement needs no transaction. */
function isAlone<Row extends WorkRow>(
  ctx: Ctx,
  box: Box<Row>,
  row: Row,
  outcome: Outcome<Row['state']>,
): outcome is Ended<Row> {
  return 'state' in outcome && outcome.also === undefined && !box.wasTold(ctx, row);
}

/** Writes what became of a claim, unless a newer one is at it. */
async function settle<Row extends WorkRow>(
  ctx: Ctx,
  box: Box<Row>,
  row: Row,
  set: WorkSet<Row['state']>,
): Promise<boolean> {
  const { table } = box;
  const mine = await box.write(
    ctx,
    and(eq(table.id, row.id), eq(table.state, box.pending), eq(table.attempts, row.attempts)),
    { leaseUntil: null, nextAttemptAt: null, ...set },
  );
  return mine.length > 0;
}

type Ended<Row extends WorkRow> = Extract<Outcome<Row['state']>, { state: unknown }>;

async function done<Row extends WorkRow>(ctx: Ctx, box: Box<Row>, row: Row, outcome: Ended<Row>): Promise<boolean> {
  box.count(row, outcome.state);
  return settle(ctx, box, row, {
    state: outcome.state,
    reasonCode: outcome.reason ?? null,
    note: outcome.note ?? null,
    ...(outcome.orderId === undefined ? {} : { orderId: outcome.orderId }),
  });
}

async function finish<Row extends WorkRow>(
  ctx: TxCtx,
  box: Box<Row>,
  row: Row,
  outcome: Outcome<Row['state']>,
): Promise<void> {
  if ('againMs' in outcome) {
    box.count(row, 'again');
    // A step that went well spends no try.
    const nextAttemptAt = new Date(ctx.clock.now().getTime() + outcome.againMs);
    if (!(await settle(ctx, box, row, { nextAttemptAt, spentAttempts: row.attempts }))) return;
    await box.enqueue(ctx, row, outcome.againMs);
    return outcome.also?.(ctx);
  }
  if (!(await done(ctx, box, row, outcome))) return;
  await outcome.also?.(ctx);
  if (box.wasTold(ctx, row)) await box.succeeded(ctx, row);
}

/** Waiting helps: put it off. It was refused: a person must look. Nothing helped for too long: the dead letters. */
async function putOff<Row extends WorkRow>(ctx: Ctx, box: Box<Row>, row: Row, error: unknown): Promise<void> {
  const told = { reasonCode: reasonOf(error), note: wordsOf(error) };
  const now = ctx.clock.now();
  const plan = planRetry({
    error,
    attempts: row.attempts - row.spentAttempts,
    owedForMs: now.getTime() - row.owedAt.getTime(),
    jitter: jitterOf(row.id, row.attempts),
    giveUpAfterMs: box.giveUpAfterMs?.(ctx, row),
  });
  box.count(row, plan.verdict);
  ctx.log.warn({ err: error, ...box.about(row), id: row.id, attempts: row.attempts, plan }, wordsForLog(error));
  await inTransaction(ctx, async (ctx) => {
    if (plan.verdict === 'again') {
      const nextAttemptAt = new Date(now.getTime() + plan.afterMs);
      if (await settle(ctx, box, row, { ...told, nextAttemptAt })) await box.enqueue(ctx, row, plan.afterMs);
    } else if (await settle(ctx, box, row, { state: box.ended(ctx, row, plan.verdict), ...told })) {
      await box.failed(ctx, row, plan.verdict, told.note);
    }
  });
}
