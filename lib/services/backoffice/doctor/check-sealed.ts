import { desc, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { orders } from '@/db/schema/orders';
import { type Finding, ok, wrong } from '@/lib/domain/core/finding';
import type { Ctx } from '@/lib/engine/ctx';
import { keyOf, type SealedColumn, sealedColumns } from './sealed-columns';

/** Whether our keys open what is stored, one of each key that sealed something, and whether e-mails are still found. */
export async function checkSealed(ctx: Ctx): Promise<Finding[]> {
  const samples = (await Promise.all((await sealedColumns(ctx.db)).map((column) => samplesOf(ctx.db, column)))).flat();
  const lost = new Set(samples.filter((sealed) => !opens(ctx, sealed)).map((sealed) => sealed.split('.')[1] ?? '?'));
  const data =
    lost.size === 0
      ? ok('data.keys', samples.length === 0 ? 'nothing is sealed yet' : 'DATA_KEYS opens what is stored')
      : wrong(
          'data.keys',
          `what was sealed with the key ${[...lost].join(', ')} cannot be opened`,
          'put that key back into DATA_KEYS, behind the newest: without it names and addresses are lost',
        );
  return [data, ...(lost.size === 0 ? await checkFingerprints(ctx) : [])];
}

async function samplesOf(db: Db, at: SealedColumn): Promise<string[]> {
  const [table, column] = [sql.identifier(at.table), sql.identifier(at.column)];
  const rows = await db.execute<{ sealed: string }>(sql`
    select distinct on (key) sealed from (
      select ${column} as sealed, ${keyOf(sql`${column}`)} as key from ${table} where ${column} like 'v1.%'
    ) as t order by key`);
  return rows.map(({ sealed }) => sealed);
}

function opens(ctx: Ctx, sealed: string): boolean {
  try {
    ctx.vault.open(sealed);
    return true;
  } catch {
    return false;
  }
}

/** E-mails are found by a fingerprint under NEXTAUTH_SECRET. */
async function checkFingerprints(ctx: Ctx): Promise<Finding[]> {
  const [newest] = await ctx.db
    .select({ sealed: orders.emailSealed, index: orders.emailIndex })
    .from(orders)
    .where(sql`${orders.erasedAt} is null`)
    .orderBy(desc(orders.createdAt))
    .limit(1);
  if (!newest) return [];
  if (ctx.vault.emailIndex(String(ctx.vault.open(newest.sealed))) === newest.index)
    return [ok('data.secret', 'NEXTAUTH_SECRET is the one the orders were made with')];
  return [
    wrong(
      'data.secret',
      'NEXTAUTH_SECRET is not the one the orders were made with',
      'put the old one back: by it shoppers find their orders, and unsigned messages their address',
    ),
  ];
}
