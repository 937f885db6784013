import { desc, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { orders } from '@/db/schema/orders';
import type { Place } from '@/db/sealed';
import { type Finding, look, ok, wrong } from '@/lib/domain/core/finding';
import type { Ctx } from '@/lib/engine/ctx';
import { isClearLeft } from './seal-clear';
import { keyOf, type SealedColumn, sealedColumns } from './sealed-columns';

/** Whether our keys open what is stored, one of each key that sealed something, and whether e-mails are still found. */
export async function checkSealed(ctx: Ctx): Promise<Finding[]> {
  const samples = (await Promise.all((await sealedColumns(ctx.db)).map((column) => samplesOf(ctx.db, column)))).flat();
  const lost = new Set(samples.filter((each) => !opens(ctx, each)).map(({ key }) => key));
  const data =
    lost.size === 0
      ? ok('data.keys', samples.length === 0 ? 'nothing is sealed yet' : 'DATA_KEYS opens what is stored')
      : wrong(
          'data.keys',
          `what was sealed with the key ${[...lost].join(', ')} cannot be opened`,
          'put that key back into DATA_KEYS, behind the newest: without it names and addresses are lost',
        );
  const isBefore = samples.some(({ version }) => version === 'v1') || (await isClearLeft(ctx));
  const unbound = isBefore
    ? [
        look(
          'data.rows',
          'some values stand as the release before kept them: in clear, or bound to no row',
          'run npm run reseal once no process of the release before runs',
        ),
      ]
    : [];
  return [data, ...unbound, ...(lost.size === 0 ? await checkFingerprints(ctx) : [])];
}

type Sample = Place & { key: string; version: string; value: string };

/** One of each key and version. */
async function samplesOf(db: Db, at: SealedColumn): Promise<Sample[]> {
  const [table, column] = [sql.identifier(at.table), sql.identifier(at.column)];
  const rows = await db.execute<Omit<Sample, 'table' | 'column'>>(sql`
    select distinct on (version, key) * from (
      select ${sql.identifier(at.key)}::text as row, ${column} as value, ${keyOf(sql`${column}`)} as key,
        left(${column}, 2) as version from ${table} where ${column} like 'v_.%'
    ) as t order by version, key`);
  return rows.map((row) => ({ ...at, ...row }));
}

function opens(ctx: Ctx, { value, ...place }: Sample): boolean {
  try {
    ctx.vault.anew(place, value);
    return true;
  } catch {
    return false;
  }
}

/** E-mails are found by a fingerprint under NEXTAUTH_SECRET. */
async function checkFingerprints(ctx: Ctx): Promise<Finding[]> {
  const [newest] = await ctx.db
    .select({ id: orders.id, sealed: orders.emailSealed, index: orders.emailIndex })
    .from(orders)
    .where(sql`${orders.erasedAt} is null`)
    .orderBy(desc(orders.createdAt))
    .limit(1);
  if (!newest) return [];
  if (ctx.vault.emailIndex(ctx.vault.open(orders.emailSealed, newest.id, newest.sealed)) === newest.index)
    return [ok('data.secret', 'NEXTAUTH_SECRET is the one the orders were made with')];
  return [
    wrong(
      'data.secret',
      'NEXTAUTH_SECRET is not the one the orders were made with',
      'put the old one back: by it shoppers find their orders, and unsigned messages their address',
    ),
  ];
}
