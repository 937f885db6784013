import { is } from 'drizzle-orm';
import { PgTransaction, type PgTransactionConfig } from 'drizzle-orm/pg-core';
import type { Tx } from '@/db/client';
import type { Ctx, TxCtx } from './ctx';

/**
 * Does `work` with a ctx whose db is a transaction. Where ctx is in one already, `work` joins it: what both wrote is
 * there, or nothing is.
 */
export async function inTransaction<Result>(
  ctx: Ctx,
  work: (ctx: TxCtx) => Promise<Result>,
  config?: PgTransactionConfig,
): Promise<Result> {
  if (isInTransaction(ctx)) return work(ctx);
  return ctx.db.transaction((tx: Tx) => work({ ...ctx, db: tx }), config);
}

function isInTransaction(ctx: Ctx): ctx is TxCtx {
  return is(ctx.db, PgTransaction);
}
