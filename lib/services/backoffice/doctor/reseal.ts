import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';

const BATCH = 200;
type Column = { table: string; column: string };

/**
 * Seals anew whatever an older key has sealed, in every column that is named so, a batch at a time and beside the
 * running shop: a value that changes meanwhile is left to its writer. Once it answers 0 the older keys open nothing and
 * may go. Returns how many values were sealed anew. Throws where a key is gone.
 */
export async function reseal(ctx: Ctx): Promise<number> {
  const columns = await ctx.db.execute<Column>(sql`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and column_name like '%\\_sealed' order by 1, 2`);
  let sealed = 0;
  for (const column of columns) for (let done = BATCH; done > 0; sealed += done) done = await resealBatch(ctx, column);
  return sealed;
}

async function resealBatch(ctx: Ctx, at: Column): Promise<number> {
  const [table, column] = [sql.identifier(at.table), sql.identifier(at.column)];
  const newest = ctx.env.DATA_KEYS[0]?.id ?? '';
  return inTransaction(ctx, async (ctx) => {
    // Of rows that nobody may change the trigger lets this pass, and nothing else.
    await ctx.db.execute(sql`select set_config('flowbotz.resealing', 'on', true)`);
    const rows = await ctx.db.execute<{ place: string; value: string }>(sql`
      select ctid::text as place, ${column} as value from ${table}
      where ${column} like 'v1.%' and split_part(left(${column}, 60), '.', 2) <> ${newest}
      limit ${BATCH} for update skip locked`);
    for (const { place, value } of rows) {
      const anew = ctx.vault.seal(ctx.vault.open(value));
      await ctx.db.execute(sql`update ${table} set ${column} = ${anew} where ctid = ${place}::tid`);
    }
    return rows.length;
  });
}
