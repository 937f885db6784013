import { inArray } from 'drizzle-orm';
import type { AlertRow } from '@/db/schema/operations';
import { fulfillments, orders } from '@/db/schema/orders';
import { problemReports } from '@/db/schema/service';
import { isUuid } from '@/lib/domain/core/ids';
import { may } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { claimsOf, photosOf } from '@/lib/services/order/claim/claims-of';
import { recipientIfRead } from '@/lib/services/order/reading/recipient-of';

const REPORT = 'problem_report:';

/**
 * What whoever works on a case must know and where else it is worked on, by the alert's id: the customer and their words,
 * the order's money, its places at the print shop and at Stripe. Empty for who may not read orders.
 */
export async function caseFacts(ctx: Ctx, rows: readonly AlertRow[]) {
  const ofOrders = may(ctx.actor, 'orders.read') ? rows.filter(({ orderId }) => orderId !== null) : [];
  const ids = (found: (string | null)[]) => [...new Set(found.filter((id) => id !== null))];
  const reportOf = ({ key }: AlertRow) => (key.startsWith(REPORT) ? key.slice(REPORT.length) : null);
  const reportIds = ids(ofOrders.map(reportOf)).filter(isUuid);
  const [found, parts, reports] = await Promise.all([
    ofOrders.length === 0
      ? []
      : ctx.db
          .select()
          .from(orders)
          .where(inArray(orders.id, ids(ofOrders.map(({ orderId }) => orderId)))),
    ofOrders.every(({ fulfillmentId }) => fulfillmentId === null)
      ? []
      : ctx.db
          .select()
          .from(fulfillments)
          .where(inArray(fulfillments.id, ids(ofOrders.map(({ fulfillmentId }) => fulfillmentId)))),
    reportIds.length === 0 ? [] : ctx.db.select().from(problemReports).where(inArray(problemReports.id, reportIds)),
  ]);
  const claims = reports.length === 0 ? new Map<string, never>() : await claimsOf(ctx, reports);
  return new Map(
    ofOrders.flatMap((alert) => {
      const order = found.find(({ id }) => id === alert.orderId);
      if (!order) return [];
      const part = parts.find(({ id }) => id === alert.fulfillmentId);
      const pod = part && ctx.pods.get(part.provider);
      const report = reports.find(({ id }) => id === reportOf(alert));
      const facts = {
        customerName: recipientIfRead(ctx, order)?.name ?? '',
        customerEmail: ctx.vault.open(orders.emailSealed, order.id, order.emailSealed),
        totalMinor: order.totalMinor,
        refundedMinor: order.refundedMinor,
        currency: order.currency,
        said: report ? ctx.vault.open(problemReports.textSealed, report.id, report.textSealed) : null,
        photos: report ? photosOf(report) : [],
        claims: (claims.get(report?.id ?? '') ?? []).flatMap(({ providerLabel, until }) =>
          until ? [{ providerLabel, until }] : [],
        ),
        pod: pod && part.podOrderId ? { label: pod.label, url: pod.orderUrl(part.podOrderId) } : null,
        paymentUrl: order.paymentIntentId && ctx.stripe.paymentUrl(order.paymentIntentId, order.livemode),
      };
      return [[alert.id, facts] as const];
    }),
  );
}
