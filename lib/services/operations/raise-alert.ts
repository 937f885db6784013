import { and, eq, ne, notInArray, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { alerts } from '@/db/schema/operations';
import type { Ctx } from '../context';

export type AlertKind =
  | 'payment_mismatch'
  | 'payment_disputed'
  | 'submit_refused'
  | 'cancel_refused'
  | 'refund_failed'
  | 'tax_refused'
  | 'refunded_in_production'
  | 'unknown_status'
  | 'on_hold'
  | 'fulfillment_failed'
  | 'provider_order_canceled'
  | 'package_returned'
  | 'mail_refused'
  | 'webhook_dead'
  | 'effect_stuck'
  | 'sync_failed'
  | 'discrepancy'
  | 'promise_broken';

/** Puts something in front of a person. The same key again counts up, and opens a resolved one anew. */
export async function raiseAlert(
  ctx: Ctx,
  tx: Tx | Db,
  alert: {
    kind: AlertKind;
    key: string;
    message: string;
    severity?: 'info' | 'warning' | 'critical';
    orderId?: string;
    fulfillmentId?: string;
  },
): Promise<void> {
  const now = ctx.clock.now();
  await tx
    .insert(alerts)
    .values({
      key: `${alert.kind}:${alert.key}`,
      kind: alert.kind,
      severity: alert.severity ?? 'warning',
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
        lastAt: now,
        count: sql`${alerts.count} + 1`,
        state: sql`case when ${alerts.state} = 'acknowledged' then 'acknowledged' else 'open' end`,
      },
    });
  ctx.log.warn({ alert: alert.kind, key: alert.key, orderId: alert.orderId }, alert.message);
}

export async function resolveAlert(tx: Tx | Db, kind: AlertKind, key: string): Promise<void> {
  await tx
    .update(alerts)
    .set({ state: 'resolved' })
    .where(eq(alerts.key, `${kind}:${key}`));
}

/** Resolves every open alert of a kind but those whose key is among `still`. */
export async function resolveAlerts(tx: Tx | Db, kind: AlertKind, still: readonly string[]): Promise<void> {
  await tx
    .update(alerts)
    .set({ state: 'resolved' })
    .where(
      and(
        eq(alerts.kind, kind),
        ne(alerts.state, 'resolved'),
        still.length > 0
          ? notInArray(
              alerts.key,
              still.map((key) => `${kind}:${key}`),
            )
          : undefined,
      ),
    );
}
