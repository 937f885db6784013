import { sql } from 'drizzle-orm';
import { type Finding, look, ok, wrong } from '@/lib/domain/core/finding';
import type { Ctx } from '@/lib/engine/ctx';
import { neededRates } from '../settings/read-rates';

const WORK_LATE_MS = 5 * 60_000;

/** Whether there is something to sell, and all of it in one currency. */
export async function checkCatalogue(ctx: Ctx): Promise<Finding[]> {
  const rows = await ctx.db.execute<{ provider: string; currency: string; n: number }>(sql`
    select p.provider, v.currency, count(distinct p.id)::int as n
    from products p join variants v on v.product_id = p.id group by 1, 2 order by 1, 2`);
  if (rows.length === 0) return [wrong('catalogue', 'nothing is on sale', 'run npm run db:seed')];
  const list = rows.map(({ provider, currency, n }) => `${n} from ${provider} in ${currency}`).join(', ');
  const { currency: sold } = await ctx.settings.shop();
  const missing = (await neededRates(ctx)).filter(({ rate }) => rate === null);
  const unsold = missing.filter(({ products }) => products > 0).map(({ currency }) => currency);
  const isMixed = sold === '' && new Set(rows.map(({ currency }) => currency)).size > 1;
  const unchecked = missing.filter(({ costs }) => costs > 0).map(({ currency, costs }) => `${costs} in ${currency}`);
  return [
    ...(unsold.length === 0 && !isMixed ? [ok('catalogue', sold === '' ? list : `${list}, sold in ${sold}`)] : []),
    ...(unsold.length === 0
      ? []
      : [wrong(CURRENCY, `${list}: what is in ${unsold.join(', ')} is not sold in ${sold}`, RATE)]),
    ...(isMixed ? [wrong(CURRENCY, `${list}: one cart cannot hold them together`, SELLING)] : []),
    ...(unchecked.length === 0
      ? []
      : [
          wrong('catalogue.costs', `printed for ${unchecked.join(', ')}: sold without a look at what that costs`, RATE),
        ]),
  ];
}

const CURRENCY = 'catalogue.currency';
const RATE = 'set an exchange rate for it in the console, under Settings';
const SELLING = 'set a selling currency and exchange rates in the console, under Settings';

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
