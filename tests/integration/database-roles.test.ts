import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Tx } from '@/db/client';
import { DatabaseUnavailable } from '@/lib/domain/core/errors';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordAudit } from '@/lib/engine/record-audit';
import { recordEvent } from '@/lib/engine/record-event';
import { type Harness, openHarness } from '../support/harness';

let h: Harness;
let orderId: string;
beforeAll(async () => {
  h = await openHarness();
  orderId = (await h.place()).orderId;
  await h.ctx.db.execute(sql.raw(readFileSync('deploy/database-roles.sql', 'utf8')));
});
afterAll(() => h.close());

/** As the shop's own role; nothing of it stays. */
async function asShop(work: (tx: Tx) => Promise<unknown>): Promise<string> {
  let outcome = 'allowed';
  try {
    await h.ctx.db.transaction(async (tx) => {
      await tx.execute(sql`set local role flowbotz_app`);
      await work(tx);
      throw new Error('undo');
    });
  } catch (error) {
    if (DatabaseUnavailable.in(error)) throw error;
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : (error as Error);
    if (cause.message !== 'undo') outcome = cause.message;
  }
  return outcome;
}

it('the shop’s role writes the audit log and the timeline, and can neither empty nor rewrite them', async () => {
  const written = await inTransaction(h.ctx, async (ctx) => {
    await ctx.db.execute(sql`set local role flowbotz_app`);
    await recordAudit(ctx, { action: 'orders.read', subject: 'x' });
    return recordEvent(ctx, { orderId, kind: 'cancel.requested', onceKey: 'x', source: 'staff' });
  });
  expect(written).toBe(true);
  for (const statement of [
    'truncate audit_log',
    'delete from audit_log',
    "update audit_log set actor = 'somebody else'",
    'truncate order_events',
    'delete from order_events',
    'alter table audit_log disable trigger all',
    'drop table audit_log',
    'create table public.mine (a int)',
  ])
    expect([statement, await asShop((tx) => tx.execute(sql.raw(statement)))]).toEqual([
      statement,
      expect.stringMatching(/permission denied|must be owner/),
    ]);
});

it('the shop’s role does all else that the shop does to its tables', async () => {
  const tables = await h.ctx.db.execute<{ name: string }>(
    sql`select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('audit_log', 'order_events')`,
  );
  for (const { name } of tables)
    expect([name, await asShop((tx) => tx.execute(sql`delete from ${sql.identifier(name)} where false`))]).toEqual([
      name,
      'allowed',
    ]);
});
