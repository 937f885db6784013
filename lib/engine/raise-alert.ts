import { and, eq, ne, sql } from 'drizzle-orm';
import { alerts } from '@/db/schema/operations';
import type { AlertKind } from '@/lib/domain/order/alerts';
import type { AlertSeverity } from '@/lib/domain/shop/alert-desk';
import type { Ctx } from './ctx';

/** Puts something in front of a person. The same key again counts up, and opens a resolved one anew. */
export async function raiseAlert(
  ctx: Pick<Ctx, 'db' | 'clock' | 'log'>,
  alert: {
    kind: AlertKind;
    key: string;
    message: string;
    severity?: AlertSeverity;
    orderId?: string;
    fulfillmentId?: string;
  },
): Promise<void> {
  const now = ctx.clock.now();
  const severity = alert.severity ?? 'warning';
  const reopened = sql`${alerts.state} = 'resolved'`;
  await ctx.db
    .insert(alerts)
    .values({
      key: `${alert.kind}:${alert.key}`,
      kind: alert.kind,
      severity,
      message: alert.message,
      orderId: alert.orderId ?? null,
      fulfillmentId: alert.fulfillmentId ?? null,
      firstAt: now,
      lastAt: now,
    })
    .onConflictDoUpdate({
      target: alerts.key,
      set: {
        message: alert.message,
        severity,
        lastAt: now,
        count: sql`${alerts.count} + 1`,
        state: sql`case when ${alerts.state} = 'acknowledged' then 'acknowledged' else 'open' end`,
        openings: sql`${alerts.openings} + case when ${reopened} then 1 else 0 end`,
        firstAt: sql`case when ${reopened} then excluded.first_at else ${alerts.firstAt} end`,
        resolvedAt: null,
        resolvedBy: null,
        resolution: null,
        resolutionSealed: null,
      },
    });
  ctx.log.warn({ alert: alert.kind, key: alert.key, orderId: alert.orderId }, alert.message);
}

const CLOSED = {
  state: 'resolved' as const,
  resolvedAt: sql`now()`,
  resolvedBy: 'system',
  resolution: 'the cause is gone',
};

/** Closes it because its cause is gone. */
export async function resolveAlert(ctx: Pick<Ctx, 'db'>, kind: AlertKind, key: string): Promise<void> {
  await ctx.db
    .update(alerts)
    .set(CLOSED)
    .where(and(eq(alerts.key, `${kind}:${key}`), ne(alerts.state, 'resolved')));
}

/** Resolves every open alert of a kind but those whose key is among `still`. */
export async function resolveAlerts(ctx: Pick<Ctx, 'db'>, kind: AlertKind, still: readonly string[]): Promise<void> {
  await ctx.db
    .update(alerts)
    .set(CLOSED)
    .where(
      and(
        eq(alerts.kind, kind),
        ne(alerts.state, 'resolved'),
        sql`${alerts.key} <> all(${sql.param(still.map((key) => `${kind}:${key}`))}::text[])`,
      ),
    );
}
