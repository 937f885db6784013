import { desc, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { webhookEvents } from '@/db/schema/operations';
import { orders } from '@/db/schema/orders';
import { webhookSecrets } from '@/db/schema/webhooks';
import { type Finding, ok, wrong } from '@/lib/domain/core/finding';
import type { Ctx } from '@/lib/engine/ctx';

const SEALED = [orders.recipientSealed, webhookEvents.payloadSealed, webhookSecrets.secretSealed] as const;
type Sealed = (typeof SEALED)[number];

/** Whether our keys open what is stored, one of each key that sealed something, and whether e-mails are still found. */
export async function checkSealed(ctx: Ctx): Promise<Finding[]> {
  const samples = (await Promise.all(SEALED.map((column) => samplesOf(ctx.db, column)))).flat();
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

async function samplesOf(db: Db, column: Sealed): Promise<string[]> {
  const rows = await db.execute<{ sealed: string }>(sql`
    select distinct on (key) sealed from (
      select ${column} as sealed, split_part(left(${column}, 60), '.', 2) as key from ${column.table} where ${column} like 'v1.%'
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
      'put the old one back: by it shoppers find their orders, and Printful’s unsigned hints their address',
    ),
  ];
}
