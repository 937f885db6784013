import { and, asc, eq, inArray, notExists, sql } from 'drizzle-orm';
import { alertDeliveries, alerts } from '@/db/schema/operations';
import { SYSTEM_KINDS } from '@/lib/domain/order/alerts';
import type { AlertChannel } from '@/lib/domain/shop/alert-desk';
import type { Ctx, TxCtx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { enqueueEffect } from '@/lib/engine/work/enqueue-effect';
import { runEffect } from '@/lib/engine/work/run-effect';

const BATCH = 25;

/**
 * Puts the news for the people on duty into the outbox: one message a channel for all that opened and was not told yet,
 * once an opening, whoever comes first. It is sent at once; what is not taken is tried again like any other outside act.
 */
export async function deliverAlerts(ctx: Ctx): Promise<void> {
  const channels: AlertChannel[] = [
    ...(ctx.env.ALERT_EMAILS.length > 0 ? (['mail'] as const) : []),
    ...(ctx.env.ALERT_WEBHOOK_URL ? (['webhook'] as const) : []),
  ];
  for (const channel of channels) {
    const effectId = await inTransaction(ctx, (ctx) => enqueueNews(ctx, channel));
    if (effectId !== null) await runEffect(ctx, effectId);
  }
}

async function enqueueNews(ctx: TxCtx, channel: AlertChannel): Promise<string | null> {
  await ctx.db.execute(sql`select pg_advisory_xact_lock(7304)`);
  const told = ctx.db
    .select({ id: alertDeliveries.id })
    .from(alertDeliveries)
    .where(
      and(
        eq(alertDeliveries.alertId, alerts.id),
        eq(alertDeliveries.opening, alerts.openings),
        eq(alertDeliveries.channel, channel),
      ),
    );
  const news = await ctx.db
    .select({ alertId: alerts.id, opening: alerts.openings })
    .from(alerts)
    .where(and(eq(alerts.state, 'open'), inArray(alerts.kind, SYSTEM_KINDS), notExists(told)))
    .orderBy(asc(alerts.lastAt))
    .limit(BATCH);
  const [first] = news;
  if (!first) return null;
  const effectId = await enqueueEffect(ctx, {
    orderId: null,
    kind: 'alert_message',
    dedupeKey: `${channel} ${first.alertId} ${first.opening}`,
    payload: { channel },
  });
  if (effectId === null) throw new Error('an opening was told and nothing says so');
  const createdAt = ctx.clock.now();
  await ctx.db.insert(alertDeliveries).values(news.map((each) => ({ ...each, channel, effectId, createdAt })));
  return effectId;
}
