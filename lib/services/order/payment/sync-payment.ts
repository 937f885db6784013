import { and, asc, eq, exists, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { fulfillments, type OrderRow, orderItems, orders } from '@/db/schema/orders';
import { paymentDisputes } from '@/db/schema/refunds';
import { isUuid } from '@/lib/domain/core/ids';
import { refundFor } from '@/lib/domain/order/effects';
import { externalId } from '@/lib/domain/order/order-number';
import { DISPUTES, isOneOf, PAYMENTS } from '@/lib/domain/order/states';
import type { EventSource } from '@/lib/domain/order/timeline';
import { graceEnd } from '@/lib/domain/shop/settings';
import type { Ctx, TxCtx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { resolveAlert } from '@/lib/engine/raise-alert';
import { readShop } from '@/lib/engine/read-shop';
import { recordEvent } from '@/lib/engine/record-event';
import { enqueueEffect } from '@/lib/engine/work/enqueue-effect';
import type { PaymentSnapshot } from '@/lib/integrations/stripe/mapper';
import { beginCancel } from '../status/begin-cancel';
import { orderChanged } from '../status/order-changed';
import { applyDisputes } from './apply-disputes';
import { applyRefunds } from './apply-refunds';
import { awaitPayment } from './await-payment';
import { endAfterDeclines } from './card-testing';
import { holdPayment, mismatch } from './hold-payment';
import { movePayment } from './move-payment';

/**
 * Reads the PaymentIntent and takes over what it says, unless a look that began later was faster. The Stripe webhook, the
 * return page, the sync and the resync button all call this. Returns whether anything changed. May throw ProviderError.
 */
export async function syncPayment(
  ctx: Ctx,
  input: { orderId: string; source: EventSource; disputes?: boolean },
): Promise<boolean> {
  // By the database's clock, which all replicas share.
  const [order] = await ctx.db
    .select({ id: orders.id, paymentIntentId: orders.paymentIntentId, seenAt: clockNow, contested: isContested(ctx) })
    .from(orders)
    .where(eq(orders.id, input.orderId));
  if (!order) throw new Error(`no order ${input.orderId}`);
  if (order.paymentIntentId === null) return false;
  const disputes = input.disputes || order.contested;
  const payment = await ctx.stripe.readPayment(order.paymentIntentId, { disputes });
  await ctx.at('payment.read');
  return inTransaction(ctx, async (ctx) => {
    const current = await lockPurchase(ctx, order.id);
    if (!current) throw new Error(`no order ${input.orderId}`);
    if (current.paymentSeenAt !== null && current.paymentSeenAt > order.seenAt) return false;
    await ctx.db.update(orders).set({ paymentSeenAt: order.seenAt }).where(eq(orders.id, order.id));
    return applyPayment(ctx, current, payment, input.source);
  });
}

/** All orders of one cart, always in the same order: two of them may be paid at once. */
async function lockPurchase(ctx: TxCtx, orderId: string): Promise<OrderRow | undefined> {
  const purchase = ctx.db.select({ key: orders.purchaseKey }).from(orders).where(eq(orders.id, orderId));
  const locked = await ctx.db
    .select()
    .from(orders)
    .where(or(eq(orders.id, orderId), inArray(orders.purchaseKey, purchase)))
    .orderBy(asc(orders.id))
    .for('update');
  return locked.find(({ id }) => id === orderId);
}

/** Somebody's word against it is open: it is asked for at every look. */
const isContested = ({ db }: Ctx) =>
  sql<boolean>`${exists(
    db
      .select({ id: paymentDisputes.id })
      .from(paymentDisputes)
      .where(and(eq(paymentDisputes.orderId, orders.id), oneOf(paymentDisputes.state, DISPUTES.open))),
  )}`;

const clockNow = sql`clock_timestamp()`.mapWith(orders.paymentSeenAt);

async function applyPayment(
  ctx: TxCtx,
  order: OrderRow,
  payment: PaymentSnapshot,
  source: EventSource,
): Promise<boolean> {
  const event = { orderId: order.id, source };
  switch (payment.status) {
    case 'open': {
      if (!payment.failure) return false;
      const { code } = payment.failure;
      // The shopper had gone home believing it was paid.
      if ((await movePayment(ctx, order, { to: 'failed' })) && isOneOf(order.paymentStatus, PAYMENTS.underWay))
        await enqueueEffect(ctx, {
          orderId: order.id,
          kind: 'mail_payment_failed',
          dedupeKey: code,
          payload: { code },
        });
      const news = await recordEvent(ctx, {
        ...event,
        kind: 'payment.failed',
        onceKey: payment.failure.chargeId ?? code,
        data: { code },
      });
      await endAfterDeclines(ctx, order.id);
      return news;
    }
    case 'awaiting':
      return awaitPayment(ctx, order, payment, source);
    case 'processing':
      if (!(await movePayment(ctx, order, { to: 'processing' }))) return false;
      await enqueueEffect(ctx, { orderId: order.id, kind: 'mail_payment_processing' });
      return recordEvent(ctx, { ...event, kind: 'payment.processing', onceKey: payment.id });
    case 'canceled': {
      // What was awaited comes no more, also of an order that was called off before.
      const ended = await movePayment(ctx, order, {
        to: 'failed',
        from: PAYMENTS.underWay,
        also: { paymentInstructions: null },
      });
      const called = await calledOff(ctx, order, source);
      return ended || called;
    }
    case 'succeeded': {
      const paid = await succeeded(ctx, order, payment, source);
      const refunded = await applyRefunds(ctx, order, payment, source);
      const disputed = await applyDisputes(ctx, order, payment, source);
      return paid || refunded || disputed;
    }
  }
}

async function succeeded(ctx: TxCtx, order: OrderRow, payment: PaymentSnapshot, source: EventSource): Promise<boolean> {
  const wrong = mismatch(ctx, order, payment);
  if (wrong) return holdPayment(ctx, order, payment, { source, wrong });
  const from = [...PAYMENTS.uncaptured, 'held'] as const;
  const paidAt = ctx.clock.now();
  const shop = await readShop(ctx);
  const graceUntil = shop.grace === '' ? null : graceEnd(shop, paidAt);
  const also = { paidAt, graceUntil, receivedMinor: null, paymentMethod: payment.method };
  if (!(await movePayment(ctx, order, { to: 'paid', from, also }))) return false;
  await resolveAlert(ctx, 'payment_mismatch', order.id);
  await recordEvent(ctx, { orderId: order.id, kind: 'payment.succeeded', onceKey: payment.id, source });
  if (order.cancelRequestedAt !== null || order.canceledAt !== null) {
    // Paid after it was called off: the money goes straight back.
    await enqueueEffect(ctx, { orderId: order.id, ...refundFor('paid_after_cancel') });
    return true;
  }
  await callOffTheOthers(ctx, order);
  await split(ctx, order);
  await enqueueEffect(ctx, { orderId: order.id, kind: 'mail_placed' });
  if (order.quote?.tax.calculationId) await enqueueEffect(ctx, { orderId: order.id, kind: 'tax_transaction' });
  await orderChanged(ctx, order.id);
  return true;
}

/** One cart is bought once: what another tab has placed of it loses its payment, and what that still pays goes back. */
async function callOffTheOthers(ctx: TxCtx, paid: OrderRow): Promise<void> {
  if (paid.purchaseKey === null) return;
  const others = await ctx.db
    .select()
    .from(orders)
    .where(
      and(
        eq(orders.purchaseKey, paid.purchaseKey),
        ne(orders.id, paid.id),
        isNull(orders.canceledAt),
        oneOf(orders.paymentStatus, PAYMENTS.uncaptured),
      ),
    );
  for (const other of others)
    await beginCancel(ctx, other, {
      parts: [],
      unpaid: true,
      source: 'system',
      reason: `bought as ${paid.orderNumber}`,
    });
}

/** One fulfillment per provider in the cart, and what is owed to each: its submission. */
async function split(ctx: TxCtx, order: OrderRow): Promise<void> {
  const items = await ctx.db
    .select({ provider: orderItems.provider })
    .from(orderItems)
    .where(eq(orderItems.orderId, order.id));
  const providers = [...new Set(items.map(({ provider }) => provider))].sort();
  for (const [index, provider] of providers.entries()) {
    const method = order.shipping.parts[provider]?.method;
    if (method === undefined) throw new Error(`order ${order.orderNumber} has no shipping method for ${provider}`);
    const [made] = await ctx.db
      .insert(fulfillments)
      .values({
        orderId: order.id,
        provider,
        externalId: externalId(order.orderNumber, index + 1),
        shippingMethod: method,
      })
      .onConflictDoNothing()
      .returning({ id: fulfillments.id });
    if (made) await enqueueEffect(ctx, { orderId: order.id, fulfillmentId: made.id, kind: 'submit' });
  }
}

/** Takes on a payment whose id never reached us. Answers the order's id, null where it has one already. */
export async function adoptPayment(ctx: Ctx, orderId: string, paymentIntentId: string): Promise<string | null> {
  if (!isUuid(orderId)) return null;
  const [order] = await ctx.db
    .update(orders)
    .set({ paymentIntentId })
    .where(and(eq(orders.id, orderId), isNull(orders.paymentIntentId)))
    .returning({ id: orders.id });
  return order?.id ?? null;
}

export async function calledOff(ctx: TxCtx, order: OrderRow, source: EventSource): Promise<boolean> {
  const [canceled] = await ctx.db
    .update(orders)
    .set({ canceledAt: ctx.clock.now(), updatedAt: ctx.clock.now() })
    .where(and(eq(orders.id, order.id), isNull(orders.canceledAt), oneOf(orders.paymentStatus, PAYMENTS.uncaptured)))
    .returning({ id: orders.id });
  if (!canceled) return false;
  await recordEvent(ctx, { orderId: order.id, kind: 'payment.canceled', onceKey: 'canceled', source });
  await orderChanged(ctx, order.id);
  return true;
}
