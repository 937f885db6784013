import type { OrderView } from '@/lib/domain/order/order-views';
import { may, requireMay } from '@/lib/domain/order/policy';
import { dayStart } from '@/lib/domain/shop/zone';
import type { Ctx } from '@/lib/engine/ctx';
import { countByKind, sumOf } from '../alerts/list-alerts';
import { countAll } from '../orders/list-views';
import { listProviderHealth } from '../providers/list-provider-health';
import { bestSellers, doubtfulMoney, profitOf, salesOf } from './sales-figures';
import { setUpSteps } from './set-up-steps';

const WEEK_DAYS = 7;
/** What staff keep an eye on although it is no case. */
const WATCHED = ['late', 'refund_open'] as const satisfies OrderView[];

/**
 * What a working day begins with, in the shop's own time zone: what is to do, today against the same weekday before, and
 * the week. All of it is read where it lies, since a week is few orders in a shop of any size. Throws AppError forbidden.
 */
export async function readOverview(ctx: Ctx) {
  requireMay(ctx.actor, 'metrics.read');
  const now = ctx.clock.now();
  const { zone } = await ctx.settings.shop();
  const at = (days: number) => dayStart(now, zone, days);
  const sinceMidnightMs = now.getTime() - at(0).getTime();
  const weekAgo = new Date(at(-WEEK_DAYS).getTime() + sinceMidnightMs);
  const week = { from: at(1 - WEEK_DAYS), end: now };
  const [sales, profit, sellers, doubtful, watched, todo, health, setUp] = await Promise.all([
    salesOf(ctx, {
      today: { from: at(0), end: now },
      sameDay: { from: at(-WEEK_DAYS), end: weekAgo },
      week,
      weekBefore: { from: at(1 - 2 * WEEK_DAYS), end: weekAgo },
    }),
    profitOf(ctx, week),
    bestSellers(ctx, week),
    doubtfulMoney(ctx),
    countAll(
      ctx,
      WATCHED.map((view) => ({ view })),
    ),
    toDo(ctx),
    may(ctx.actor, 'providers.read') ? listProviderHealth(ctx) : { providers: [] },
    may(ctx.actor, 'settings.read') ? setUpSteps(ctx) : null,
  ]);
  return {
    now,
    zone,
    ...sales,
    profit,
    sellers,
    doubtful,
    watched: WATCHED.map((view, place) => ({ view, count: watched[place] ?? 0 })),
    todo,
    services: health.providers.map(({ provider, label, breaker, lastOkAt, lastHour }) => ({
      ...{ provider, label, breaker, lastOkAt },
      calls: lastHour.calls,
      failed: lastHour.failed,
    })),
    setUp,
  };
}

async function toDo(ctx: Ctx) {
  if (!may(ctx.actor, 'alerts.read')) return { cases: [], alerts: 0, alertsCritical: 0 };
  const [cases, open] = await Promise.all([countByKind(ctx, 'attention'), countByKind(ctx, 'alerts')]);
  return { cases, alerts: sumOf(open, 'count'), alertsCritical: sumOf(open, 'critical') };
}
