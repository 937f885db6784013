import { sql } from 'drizzle-orm';
import { type Finding, look, ok, wrong } from '@/lib/domain/core/finding';
import { exchanged, exchangeOf } from '@/lib/domain/money/exchange';
import type { Ctx } from '@/lib/engine/ctx';

const WORK_LATE_MS = 5 * 60_000;

/** Whether there is something to sell, and all of it in one currency. */
export async function checkCatalogue(ctx: Ctx): Promise<Finding[]> {
  const rows = await ctx.db.execute<{ provider: string; currency: string; n: number }>(sql`
    select p.provider, v.currency, count(distinct p.id)::int as n
    from products p join variants v on v.product_id = p.id group by 1, 2 order by 1, 2`);
  if (rows.length === 0) return [wrong('catalogue', 'nothing is on sale', 'run npm run db:seed')];
  const currencies = [...new Set(rows.map(({ currency }) => currency))];
  const list = rows.map(({ provider, currency, n }) => `${n} from ${provider} in ${currency}`).join(', ');
  const exchange = exchangeOf(await ctx.settings.shop());
  if (exchange.currency !== null) {
    const missing = currencies.filter((currency) => exchanged(1, currency, exchange) === null);
    if (missing.length === 0) return [ok('catalogue', `${list}, sold in ${exchange.currency}`)];
    return [
      wrong(
        'catalogue.currency',
        `${list}: what is in ${missing.join(', ')} is not sold in ${exchange.currency}`,
        'set an exchange rate for it in the console, under Settings',
      ),
    ];
  }
  if (currencies.length === 1) return [ok('catalogue', list)];
  return [
    wrong(
      'catalogue.currency',
      `${list}: one cart cannot hold them together`,
      'set a selling currency and exchange rates in the console, under Settings',
    ),
  ];
}

/** Whether somebody works off what is owed: a worker, or the crons of a place without one. */
export async function checkWork(ctx: Ctx): Promise<Finding[]> {
  const [row] = await ctx.db.execute<{ at: string | null }>(sql`
    select greatest(
      (select max(completed_on) from pgboss.job where name in ('watch', 'pod-sync') and state = 'completed'),
      (select max(finished_at) from sync_runs)) as at`);
  const start =
    ctx.env.VERCEL === undefined
      ? 'start it: npm start (or npm run worker)'
      : 'deploy, and see that the crons of vercel.json run';
  if (!row?.at) return [look('worker', 'nobody has worked yet', start)];
  const ageMs = ctx.clock.now().getTime() - new Date(row.at).getTime();
  // Where crons do it, the sync of every 15 minutes is all that leaves a trace.
  const lateMs = ctx.env.VERCEL === undefined ? WORK_LATE_MS : 4 * WORK_LATE_MS;
  if (ageMs < lateMs) return [ok('worker', 'what is owed is worked off')];
  return [wrong('worker', `nobody has worked for ${Math.round(ageMs / 60_000)} minutes`, start)];
}
