import { sql } from 'drizzle-orm';
import type { Place } from '@/db/sealed';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { sealClear } from './seal-clear';
import { keyOf, type SealedColumn, sealedColumns } from './sealed-columns';

const BATCH = 200;

/**
 * Seals anew whatever an older key has sealed or is bound to no row (`v1`), in every sealed column, a batch at a time
 * and beside the running shop: a value that changes meanwhile is left to its writer. Once it answers 0 the older keys
 * open nothing and may go. Returns how many values were sealed anew. Throws, once it is through, where some remain.
 */
export async function reseal(ctx: Ctx): Promise<number> {
  const remaining: string[] = [];
  let [sealed, left] = [await sealClear(ctx), 0];
  for (const column of await sealedColumns(ctx.db)) {
    const lost: string[] = [];
    for (let done = BATCH; done > 0 && lost.length < BATCH; sealed += done) done = await resealBatch(ctx, column, lost);
    const rows = await oldOf(ctx, column);
    left += rows[0]?.of ?? 0;
    if (rows.length > 0) remaining.push(`${column.table}.${column.column}: ${rows.map(({ row }) => row).join(', ')}`);
  }
  if (left > 0)
    throw new Error(`${left} values of older keys or bound to no row remain, run it again: ${remaining.join('; ')}`);
  return sealed;
}

const older = (ctx: Ctx, { column }: SealedColumn) => {
  const at = sql`${sql.identifier(column)}`;
  return sql`(${at} like 'v1.%' or (${at} like 'v2.%' and ${keyOf(at)} <> ${ctx.env.DATA_KEYS[0]?.id ?? ''}))`;
};

/** What remains, somebody's in hand or not to be opened: how many, and the first of them. */
function oldOf(ctx: Ctx, at: SealedColumn) {
  return ctx.db.execute<{ row: string; of: number }>(sql`
    select ${sql.identifier(at.key)}::text as row, (count(*) over ())::int as of
    from ${sql.identifier(at.table)} t where ${older(ctx, at)} limit 20`);
}

/** Answers how many were sealed anew; what cannot be opened is added to what is lost, and not tried again. */
async function resealBatch(ctx: Ctx, at: SealedColumn, lost: string[]): Promise<number> {
  const [table, column] = [sql.identifier(at.table), sql.identifier(at.column)];
  return inTransaction(ctx, async (ctx) => {
    // Of rows that nobody may change the trigger lets this pass, and nothing else.
    await ctx.db.execute(sql`select set_config('flowbotz.resealing', 'on', true)`);
    const rows = await ctx.db.execute<{ place: string; row: string; value: string }>(sql`
      select ctid::text as place, ${sql.identifier(at.key)}::text as row, ${column} as value from ${table}
      where ${older(ctx, at)} and ctid <> all (${sql.param(lost)}::tid[])
      limit ${BATCH} for update skip locked`);
    let done = 0;
    for (const { place, row, value } of rows) {
      const anew = sealedAnew(ctx, { table: at.table, column: at.column, row }, value);
      if (anew === null) lost.push(place);
      else await ctx.db.execute(sql`update ${table} set ${column} = ${anew} where ctid = ${place}::tid`);
      if (anew !== null) done += 1;
    }
    return done;
  });
}

function sealedAnew({ vault }: Ctx, place: Place, value: string): string | null {
  try {
    return vault.anew(place, value);
  } catch {
    // Its key is gone, a byte was changed or it comes from another row: what remains is told at the end, by its row.
    return null;
  }
}
