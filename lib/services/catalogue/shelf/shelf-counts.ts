import { sql } from 'drizzle-orm';
import { shelfCounts, shelfOptions } from '@/db/schema/shelf';
import type { Ctx, TxCtx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';

export type Option = typeof shelfOptions.$inferSelect;
const keyOf = ({ name, value, hex }: Option) => JSON.stringify([name, value, hex]);

/** Writes options where they differ from those that are there, and answers which came and which went. */
export async function writeOptions(ctx: TxCtx, there: readonly Option[], wanted: readonly Option[]) {
  const mark = (option: Option) => `${option.productId} ${keyOf(option)}`;
  const [old, now] = [new Set(there.map(mark)), new Set(wanted.map(mark))];
  const gone = there.filter((option) => !now.has(mark(option)));
  const fresh = wanted.filter((option) => !old.has(mark(option)));
  if (gone.length > 0) {
    const list = JSON.stringify(gone.map(({ name, value, productId }) => ({ name, value, product: productId })));
    await ctx.db.execute(sql`
      delete from shelf_options o
      using jsonb_to_recordset(${list}::jsonb) as g(name text, value text, product text)
      where o.name = g.name and o.value = g.value and o.product_id = g.product`);
  }
  for (let from = 0; from < fresh.length; from += 5000) {
    await ctx.db.insert(shelfOptions).values(fresh.slice(from, from + 5000));
  }
  return { fresh, gone };
}

/**
 * Takes changed options into the counts, always in the same order and after everything else of a transaction is
 * locked: two of them wait for each other one way only.
 */
export async function countOptions(ctx: TxCtx, fresh: readonly Option[], gone: readonly Option[]): Promise<void> {
  const by = new Map<string, typeof shelfCounts.$inferInsert>();
  for (const [options, step] of [
    [fresh, 1],
    [gone, -1],
  ] as const)
    for (const { name, value, hex } of options) {
      const key = `${name} ${value}`;
      const row = by.get(key) ?? { name, value, hex, count: 0 };
      by.set(key, { ...row, hex: row.hex ?? hex, count: row.count + step });
    }
  const rows = [...by.values()]
    .filter(({ count }) => count !== 0)
    .sort((a, b) => (`${a.name} ${a.value}` < `${b.name} ${b.value}` ? -1 : 1));
  if (rows.length === 0) return;
  await ctx.db
    .insert(shelfCounts)
    .values(rows)
    .onConflictDoUpdate({
      target: [shelfCounts.name, shelfCounts.value],
      set: { count: sql`${shelfCounts.count} + excluded.count`, hex: sql`coalesce(${shelfCounts.hex}, excluded.hex)` },
    });
}

/** Counts everything anew: a release that knew no counts may still have changed options. */
export async function recountShelf(ctx: Ctx): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.execute(sql`lock table shelf_counts in share row exclusive mode`);
    await ctx.db.delete(shelfCounts);
    await ctx.db.execute(sql`
      insert into shelf_counts (name, value, hex, count)
      select name, value, min(hex), count(*) from shelf_options group by name, value`);
  });
}
