import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { orderEvents } from '@/db/schema/order-events';
import { fulfillments, type OrderRow, orders } from '@/db/schema/orders';
import { paymentRefunds } from '@/db/schema/refunds';
import { batches } from '@/lib/domain/core/batches';
import { isUuid } from '@/lib/domain/core/ids';
import { isOneOf, PAYMENTS } from '@/lib/domain/order/states';
import type { Ctx } from '@/lib/engine/ctx';
import { packagesOf } from '@/lib/services/order/status/packages-of';
import { checkRows } from './check-rows';
import { compareSides, type OurOrder, type Outside } from './compare-sides';
import type { Violation } from './violation';

/** I1 to I8: what our tables tell, and what Stripe and the providers say against them. */
export async function checkInvariants(ctx: Ctx, outside: Outside): Promise<Violation[]> {
  return [...(await checkRows(ctx)), ...(await checkSides(ctx, outside, null))];
}

/** More than one statement of it would be slow, and the fewer, the more statements. */
const BATCH = 500;

/**
 * Only the comparison, batch by batch, so that a day of any number of orders takes no more room than a small one.
 * `before`: orders changed after it are left out, for the outside was read a moment earlier.
 */
export async function checkSides(ctx: Ctx, outside: Outside, before: Date | null): Promise<Violation[]> {
  const found: Violation[] = [];
  for (const batch of outside.complete ? [outside] : batchesOf(outside))
    found.push(...compareSides(...settled(await loadOurs(ctx, batch), batch, before)));
  return once(found);
}

/** A refund may lie in another batch than its payment, and both tell of the same order. */
function once(found: readonly Violation[]): Violation[] {
  const told = new Set<string | null>();
  return found.filter(({ kind, orderId }) => {
    if (kind !== 'refund_unknown_here') return true;
    if (told.has(orderId)) return false;
    told.add(orderId);
    return true;
  });
}

/** All looks at one provider order lie in one batch, so that it is seen when there are two of them. */
function* batchesOf({ payments, refunds, podOrders }: Outside): Generator<Outside> {
  const none = { complete: false, payments: [], refunds: [], podOrders: [] };
  for (const some of batches(payments, BATCH)) yield { ...none, payments: some };
  for (const some of batches(refunds, BATCH)) yield { ...none, refunds: some };
  const byNumber = [...Map.groupBy(podOrders, ({ externalId }) => externalId).values()];
  for (const some of batches(byNumber, BATCH)) yield { ...none, podOrders: some.flat() };
}

type Loaded = OurOrder & { updatedAt: Date };

function settled(ours: Loaded[], outside: Outside, before: Date | null): [Loaded[], Outside] {
  if (before === null) return [ours, outside];
  const young = ours.filter(({ updatedAt }) => updatedAt >= before);
  const payments = new Set(young.map(({ paymentIntentId }) => paymentIntentId));
  const ids = new Set<string | null>(young.map(({ id }) => id));
  const numbers = new Set<string | null>(young.flatMap(({ parts }) => parts.map(({ externalId }) => externalId)));
  return [
    ours.filter((order) => !ids.has(order.id)),
    {
      ...outside,
      payments: outside.payments.filter(({ id, orderId }) => !payments.has(id) && !ids.has(orderId)),
      refunds: outside.refunds.filter(({ paymentIntentId }) => !payments.has(paymentIntentId)),
      podOrders: outside.podOrders.filter(({ externalId }) => !numbers.has(externalId)),
    },
  ];
}

async function loadOurs(ctx: Ctx, outside: Outside): Promise<Loaded[]> {
  const rows = await ctx.db
    .select()
    .from(orders)
    .where(outside.complete ? undefined : named(outside));
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const mismatched = await mismatchedAmong(ctx, ids);
  const refunds = await ctx.db.select().from(paymentRefunds).where(anyOf(paymentRefunds.orderId, ids));
  const parts = await ctx.db.select().from(fulfillments).where(anyOf(fulfillments.orderId, ids));
  const packages = await packagesOf(ctx.db, parts);
  const refundsOf = Map.groupBy(refunds, ({ orderId }) => orderId);
  const partsOf = Map.groupBy(parts, ({ orderId }) => orderId);
  const boxesOf = Map.groupBy(packages, ({ fulfillmentId }) => fulfillmentId);
  return rows.map((row) => ({
    ...orderOf(row),
    mismatched: mismatched.has(row.id),
    updatedAt: row.updatedAt,
    refunds: refundsOf.get(row.id) ?? [],
    parts: (partsOf.get(row.id) ?? []).map((part) => ({
      id: part.id,
      provider: part.provider,
      externalId: part.externalId,
      podOrderId: part.podOrderId,
      status: part.status,
      confirmed: part.confirmedAt !== null,
      trackingNumbers: (boxesOf.get(part.id) ?? []).flatMap(({ trackingNumber }) => trackingNumber ?? []),
    })),
  }));
}

async function mismatchedAmong(ctx: Ctx, ids: string[]): Promise<Set<string>> {
  const found = await ctx.db
    .select({ orderId: orderEvents.orderId })
    .from(orderEvents)
    .where(and(eq(orderEvents.kind, 'payment.mismatch'), anyOf(orderEvents.orderId, ids)));
  return new Set(found.map(({ orderId }) => orderId));
}

function orderOf(row: OrderRow): Omit<OurOrder, 'parts' | 'refunds' | 'mismatched'> {
  const { id, orderNumber, paymentIntentId, totalMinor, refundedMinor, currency } = row;
  return {
    id,
    orderNumber,
    paymentIntentId,
    totalMinor,
    refundedMinor,
    currency,
    paid: row.paidAt !== null,
    captured: isOneOf(row.paymentStatus, PAYMENTS.captured),
  };
}

/** One parameter, however many there are. */
const anyOf = (column: PgColumn, values: readonly string[]) => sql`${column} = any(${sql.param(values)})`;

/** Only the orders that the outside speaks of. */
function named({ payments, refunds, podOrders }: Outside): SQL {
  const intents = [...payments.map(({ id }) => id), ...refunds.map(({ paymentIntentId }) => paymentIntentId)];
  const ids = payments.flatMap(({ orderId }) => (orderId && isUuid(orderId) ? [orderId] : []));
  const numbers = podOrders.flatMap(({ externalId }) => externalId ?? []);
  return sql`${orders.id} in (
    select id from ${orders} where id = any(${sql.param(ids)}::uuid[])
    union select id from ${orders} where payment_intent_id = any(${sql.param(intents)}::text[])
    union select order_id from ${fulfillments} where external_id = any(${sql.param(numbers)}::text[]))`;
}
