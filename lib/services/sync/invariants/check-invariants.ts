import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { fulfillments, type OrderRow, orderEvents, orders } from '@/db/schema/orders';
import type { Ctx } from '@/lib/engine/ctx';
import { packagesOf } from '@/lib/services/order/status/packages-of';
import { checkRows } from './check-rows';
import { compareSides, type OurOrder, type Outside } from './compare-sides';
import type { Violation } from './violation';

/** I1 to I8: what our tables tell, and what Stripe and the providers say against them. */
export async function checkInvariants(ctx: Ctx, outside: Outside): Promise<Violation[]> {
  return [...(await checkRows(ctx)), ...(await checkSides(ctx, outside, null))];
}

/** Only the comparison. `before`: orders changed after it are left out, for the outside was read a moment earlier. */
export async function checkSides(ctx: Ctx, outside: Outside, before: Date | null): Promise<Violation[]> {
  const ours = await loadOurs(ctx, outside);
  if (before === null) return compareSides(ours, outside);
  const young = ours.filter(({ updatedAt }) => updatedAt >= before);
  const payments = new Set(young.map(({ paymentIntentId }) => paymentIntentId));
  const ids = new Set<string | null>(young.map(({ id }) => id));
  const numbers = new Set<string | null>(young.flatMap(({ parts }) => parts.map(({ externalId }) => externalId)));
  return compareSides(
    ours.filter((order) => !ids.has(order.id)),
    {
      complete: outside.complete,
      payments: outside.payments.filter(({ id, orderId }) => !payments.has(id) && !ids.has(orderId)),
      podOrders: outside.podOrders.filter(({ externalId }) => !numbers.has(externalId)),
    },
  );
}

async function loadOurs(ctx: Ctx, outside: Outside): Promise<(OurOrder & { updatedAt: Date })[]> {
  const rows = await ctx.db
    .select()
    .from(orders)
    .where(outside.complete ? undefined : named(outside));
  if (rows.length === 0) return [];
  const mismatched = await mismatchedAmong(ctx, rows);
  const parts = await ctx.db
    .select()
    .from(fulfillments)
    .where(
      inArray(
        fulfillments.orderId,
        rows.map(({ id }) => id),
      ),
    );
  const packages = await packagesOf(ctx.db, parts);
  return rows.map((row) => ({
    ...orderOf(row),
    mismatched: mismatched.has(row.id),
    updatedAt: row.updatedAt,
    parts: parts
      .filter(({ orderId }) => orderId === row.id)
      .map((part) => ({
        id: part.id,
        provider: part.provider,
        externalId: part.externalId,
        podOrderId: part.podOrderId,
        status: part.status,
        confirmed: part.confirmedAt !== null,
        trackingNumbers: packages.flatMap(({ fulfillmentId, trackingNumber }) =>
          fulfillmentId === part.id && trackingNumber !== null ? [trackingNumber] : [],
        ),
      })),
  }));
}

async function mismatchedAmong(ctx: Ctx, rows: OrderRow[]): Promise<Set<string>> {
  const ids = rows.map(({ id }) => id);
  const found = await ctx.db
    .select({ orderId: orderEvents.orderId })
    .from(orderEvents)
    .where(and(eq(orderEvents.kind, 'payment.mismatch'), inArray(orderEvents.orderId, ids)));
  return new Set(found.map(({ orderId }) => orderId));
}

function orderOf(row: OrderRow): Omit<OurOrder, 'parts' | 'mismatched'> {
  const { id, orderNumber, paymentIntentId, totalMinor, refundedMinor, currency } = row;
  return {
    id,
    orderNumber,
    paymentIntentId,
    totalMinor,
    refundedMinor,
    currency,
    paid: row.paidAt !== null,
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Only the orders that the outside speaks of. */
function named(outside: Outside): SQL {
  const payments = outside.payments.map(({ id }) => id);
  const numbers = outside.podOrders.flatMap(({ externalId }) => (externalId ? [externalId] : []));
  const ids = outside.payments.flatMap(({ orderId }) => (orderId && UUID.test(orderId) ? [orderId] : []));
  const conditions = [
    ...(ids.length === 0 ? [] : [inArray(orders.id, ids)]),
    ...(payments.length === 0 ? [] : [inArray(orders.paymentIntentId, payments)]),
    ...(numbers.length === 0
      ? []
      : [
          sql`exists (select 1 from ${fulfillments} f where f.order_id = ${orders.id} and f.external_id = any(${sql.param(numbers)}))`,
        ]),
  ];
  return or(...conditions) ?? sql`false`;
}
