import { sql } from 'drizzle-orm';
import { SHOP_DECLINES } from '@/lib/domain/money/declines';
import { before, type Rule } from './case-rules';
import { type CardTesting, sayCardTesting } from './rule-words';

const WINDOW_MS = 15 * 60_000;

/** What tells that somebody attacks the shop. Each finding is one alert, told to the people on duty when it opens. */
export const SECURITY_RULES: readonly Rule[] = [
  {
    kind: 'card_testing',
    find: async (ctx, now) => {
      const rows = await ctx.db.execute<CardTesting>(sql`select declined::int, orders::int, paid::int from (
          select count(*) filter (where type = 'payment_intent.payment_failed') as declined,
            count(distinct order_id) filter (where type = 'payment_intent.payment_failed') as orders,
            count(*) filter (where type = 'payment_intent.succeeded') as paid
          from webhook_events where source = 'stripe' and type in ('payment_intent.payment_failed', 'payment_intent.succeeded')
            and received_at > ${before(now, WINDOW_MS)}) counted
        where declined >= ${SHOP_DECLINES} and declined > paid`);
      return rows.map((found) => ({ key: 'shop', message: sayCardTesting(found), severity: 'critical' }));
    },
  },
];
