import { sql } from 'drizzle-orm';
import { OUTBOX_QUEUES } from '@/db/queue';
import { runWatch } from '@/lib/services/backoffice/alerts/run-watch';
import type { Cluster } from './cluster';
import { ask } from './shopper';

export type Healed = { healS: number; healRounds: number; quiet: boolean };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Time that passes between looks: first the sync's own quarter of an hour, then long enough for every deadline. */
const ROUNDS_MS = [15, 15, 30, 60, 120, 240, 300].map((minutes) => minutes * MINUTE_MS);
const DAY_MS = 24 * HOUR_MS;
/** The longest: a parcel of which nobody tells is presumed to have arrived. */
const LAST_MS = [26 * HOUR_MS, HOUR_MS, HOUR_MS, HOUR_MS, 45 * DAY_MS, HOUR_MS];
const WORK_LIMIT_MS = 120_000;
const SYNC_LIMIT_MS = 180_000;

/**
 * The storm is over: lets time pass, with a sync in every round as the scheduler does, until nothing moves any more.
 * `untilQuiet` stops there; else time goes on beyond every deadline. `revive` starts what has died, whenever asked.
 */
export async function heal(
  cluster: Cluster,
  say: (line: string) => void,
  options: { untilQuiet?: boolean; revive?: () => Promise<void> } = {},
): Promise<Healed> {
  const startedAt = Date.now();
  let healedAt: number | undefined;
  let rounds = 0;
  for (const ms of [...ROUNDS_MS, ...LAST_MS]) {
    // After an hour every print shop is done; looking on through days of it would only cost time.
    if (ms > HOUR_MS) cluster.sandbox.autopilot.stop();
    await options.revive?.();
    await cluster.timePasses(ms);
    await sync(cluster);
    await untilIdle(cluster, options.revive);
    // The scheduler does this every minute; here minutes pass only so.
    await runWatch(cluster.ctx);
    rounds += 1;
    const left = await unfinished(cluster);
    say(`${rounds}. round: ${left.owed} owed, ${left.received} unread, ${left.open} orders under way`);
    if (left.owed + left.received + left.open > 0) continue;
    healedAt ??= Date.now();
    if (options.untilQuiet) break;
  }
  return {
    healS: Math.round(((healedAt ?? Date.now()) - startedAt) / 1000),
    healRounds: rounds,
    quiet: healedAt !== undefined,
  };
}

async function sync(cluster: Cluster): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1) {
    const { skipped } = await ask<{ skipped: boolean }>(cluster, '/sync', {}, SYNC_LIMIT_MS);
    if (!skipped) return;
    // A run that died is given up after ten minutes.
    await cluster.timePasses(11 * MINUTE_MS);
  }
  throw new Error('the sync never ran');
}

/** Until no webhook is on its way and no job is due or being worked on. */
export async function untilIdle(cluster: Cluster, revive?: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + WORK_LIMIT_MS;
  for (let still = 0; still < 3; ) {
    await revive?.();
    await cluster.sandbox.world.deliveries.settled();
    const [row] = await cluster.ctx.db.execute<{ n: number }>(sql`select count(*)::int as n from pgboss.job
      where name in ${['webhook', 'pod-sync', ...OUTBOX_QUEUES]}
        and (state = 'active' or (state in ('created', 'retry') and start_after <= pgboss.job_now()))`);
    still = row?.n === 0 ? still + 1 : 0;
    if (Date.now() > deadline) throw new Error(`${row?.n} jobs are still due after ${WORK_LIMIT_MS / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function unfinished(cluster: Cluster): Promise<{ owed: number; received: number; open: number }> {
  const [row] = await cluster.ctx.db.execute<{ owed: number; received: number; open: number }>(sql`select
    (select count(*) from effects where state = 'pending')::int as owed,
    (select count(*) from webhook_events where state = 'received')::int as received,
    (select count(*) from orders o where o.canceled_at is null and o.status not in ('delivered', 'canceled', 'failed')
      and o.payment_status in ('paid', 'partially_refunded'))::int as open`);
  return row ?? { owed: 0, received: 0, open: 0 };
}
