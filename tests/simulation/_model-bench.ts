import { sql } from 'drizzle-orm';
import { PostgresJsSession } from 'drizzle-orm/postgres-js';
import { fromDrizzle } from 'pg-boss';
import type { Ctx } from '@/lib/engine/ctx';
import { type Harness, openHarness } from '../support/harness';

/** Ids by count, so that whatever is derived from one is the same in each run. */
const COUNTED = ['orders', 'fulfillments', 'shipments', 'effects', 'webhook_events'];
const FORGET = sql.raw(
  `with ${[
    'orders',
    'webhook_events',
    'sync_runs',
    'alerts',
    'provider_health',
    'provider_route_limits',
    'provider_minutes',
    'shipping_quotes',
    'delivery_history',
  ]
    .map((table) => `no_${table} as (delete from ${table})`)
    .join(', ')}, numbers as (select setval('order_numbers', 1), setval('counted_ids', 1))
  delete from pgboss.job using numbers`,
);

/** Where histories are played: one database and one sandbox, in which time passes only when it is let pass. */
export type Bench = Harness & { renew: () => Promise<void> };

export async function openBench(at: Ctx['at']): Promise<Bench> {
  const h = await openHarness({ still: true, at, env: { PROVIDER_PACE: '1000' } });
  const { ctx, sandbox } = h;
  followTime(ctx);
  keepStatements();
  await ctx.db.execute(sql`create sequence counted_ids`);
  for (const table of COUNTED) {
    const id = `('00000000-0000-4000-8000-' || lpad(to_hex(nextval('counted_ids')), 12, '0'))::uuid`;
    await ctx.db.execute(sql.raw(`alter table ${table} alter column id set default ${id}`));
  }
  return {
    ...h,
    /** Everything as it was opened, but for the catalogue and the time: orders are forgotten here and outside. */
    async renew() {
      await sandbox.world.deliveries.settled();
      await sandbox.reset({ webhooks: true });
      h.received.length = 0;
      await ctx.db.execute(FORGET);
      // The minute's allowance of calls is full again.
      h.later(60_000);
    },
  };
}

/** A thousand histories ask the same statements: each is parsed and planned once. What they say stays the same. */
function keepStatements(): void {
  const { prepareQuery } = PostgresJsSession.prototype;
  PostgresJsSession.prototype.prepareQuery = new Proxy(prepareQuery, {
    apply: (plain, session, [query, fields, , ...rest]) =>
      Reflect.apply(plain, session, [query, fields, 'kept', ...rest]),
  });
}

/** The queue's own waits are by the database's clock; here they follow the story's, first in, first out. */
function followTime({ queue, clock }: Ctx): void {
  let sent = 0;
  const optionsOf = (tx: Parameters<typeof queue.enqueueNew>[0], afterMs: number) => {
    sent += 1;
    return { db: fromDrizzle(tx, sql), startAfter: new Date(clock.now().getTime() + afterMs), priority: -sent };
  };
  queue.enqueue = async (tx, name, data, { afterMs = 0 } = {}) => {
    await queue.boss.send(name, data, optionsOf(tx, afterMs));
  };
  queue.enqueueNew = async (db, name, insert) => {
    const [added] = await db.execute(insert);
    if (added) await queue.boss.send(name, added, optionsOf(db, 0));
    return added !== undefined;
  };
  queue.enqueueAll = async (tx, name, data) => {
    for (const each of data) await queue.boss.send(name, each, optionsOf(tx, 0));
  };
}
