import { isDeepStrictEqual } from 'node:util';
import { and, asc, eq, exists, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { fulfillments, type OrderRow, orderItems, orders } from '@/db/schema/orders';
import { paymentDisputes } from '@/db/schema/refunds';
import { isSamePlace } from '@/lib/domain/address/address-rules';
import { keptRecipientSchema } from '@/lib/domain/address/recipient';
import { isUuid } from '@/lib/domain/core/ids';
import { refundFor } from '@/lib/domain/order/effects';
import { externalId } from '@/lib/domain/order/order-number';
import { DISPUTES, isOneOf, PAYMENTS } from '@/lib/domain/order/states';
import type { EventSource } from '@/lib/domain/order/timeline';
import type { Ctx, TxCtx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { raiseAlert, resolveAlert } from '@/lib/engine/raise-alert';
import { recordEvent } from '@/lib/engine/record-event';
import { enqueueEffect } from '@/lib/engine/work/enqueue-effect';
import type { PaymentSnapshot } from '@/lib/integrations/stripe/mapper';
import { beginCancel } from '../status/begin-cancel';
import { orderChanged } from '../status/order-changed';
import { applyDisputes } from './apply-disputes';
import { applyRefunds } from './apply-refunds';
import { endAfterDeclines } from './card-testing';
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
    case 'canceled':
      return calledOff(ctx, order, source);
    case 'succeeded': {
      const paid = await succeeded(ctx, order, payment, source);
      const refunded = await applyRefunds(ctx, order, payment, source);
      const disputed = await applyDisputes(ctx, order, payment, source);
      return paid || refunded || disputed;
    }
  }
}

/** The shopper holds a voucher, or is to transfer the money. One that is newer replaces what was said of the one before. */
async function awaitPayment(
  ctx: TxCtx,
  order: OrderRow,
  { id, instructions }: PaymentSnapshot,
  source: EventSource,
): Promise<boolean> {
  const also = { paymentInstructions: instructions };
  const from = [...PAYMENTS.payable, 'awaiting'] as const;
  if (!isOneOf(order.paymentStatus, from) || isDeepStrictEqual(order.paymentInstructions, instructions)) return false;
  const onceKey = `${id} ${instructions?.expiresAt ?? ''}`;
  if (!(await movePayment(ctx, order, { to: 'awaiting', also })))
    await ctx.db
      .update(orders)
      .set({ ...also, updatedAt: ctx.clock.now() })
      .where(eq(orders.id, order.id));
  await enqueueEffect(ctx, { orderId: order.id, kind: 'mail_payment_awaited', dedupeKey: onceKey });
  return recordEvent(ctx, { orderId: order.id, kind: 'payment.awaiting', onceKey, source });
}

async function succeeded(ctx: TxCtx, order: OrderRow, payment: PaymentSnapshot, source: EventSource): Promise<boolean> {
  const wrong = mismatch(ctx, order, payment);
  if (wrong) return hold(ctx, order, payment, { source, wrong });
  const from = [...PAYMENTS.uncaptured, 'held'] as const;
  const also = { paidAt: ctx.clock.now(), receivedMinor: null };
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

/** Nothing is made for a payment that does not fit. The money is here all the same, and has to be able to go back. */
async function hold(
  ctx: TxCtx,
  order: OrderRow,
  payment: PaymentSnapshot,
  { source, wrong }: { source: EventSource; wrong: string },
): Promise<boolean> {
  // What names another order is that order's money.
  const ours = payment.orderId === order.id;
  const also = { receivedMinor: payment.receivedMinor };
  const held = ours && (await movePayment(ctx, order, { to: 'held', from: PAYMENTS.uncaptured, also }));
  if (held && (order.cancelRequestedAt !== null || order.canceledAt !== null))
    await enqueueEffect(ctx, { orderId: order.id, ...refundFor('paid_after_cancel') });
  // Told once: what a person has closed is not opened by every further look.
  if (held || !ours || order.paidAt !== null)
    await raiseAlert(ctx, {
      kind: 'payment_mismatch',
      key: order.id,
      severity: 'critical',
      message: `${order.orderNumber}: ${wrong}. Nothing was submitted.${ours ? '' : ` It is the money of ${payment.orderId ?? 'no order of ours'}, so nothing goes back from here: look at it in Stripe.`}`,
      orderId: order.id,
    });
  const about = { orderId: order.id, source, data: { problem: wrong } };
  const told = await recordEvent(ctx, { ...about, kind: 'payment.mismatch', onceKey: payment.id });
  return held || told;
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

/** I7, I8: the money must be the order's money. */
function mismatch(ctx: Ctx, order: OrderRow, payment: PaymentSnapshot): string | null {
  if (payment.orderId !== order.id) return 'the payment names another order';
  if (payment.currency !== order.currency) return `paid in ${payment.currency} instead of ${order.currency}`;
  if (payment.receivedMinor !== order.totalMinor)
    return `${payment.receivedMinor} received instead of ${order.totalMinor}`;
  if (payment.livemode !== ctx.env.livemode || payment.livemode !== order.livemode)
    return 'live and test mode are mixed';
  // A wallet can bring an address of its own: what was quoted, taxed and checked is the order's. Once it is paid, the
  // order's may be changed and the payment's stays.
  if (order.paidAt !== null || order.recipientVersion > 1) return null;
  const recipient = keptRecipientSchema.parse(ctx.vault.open(order.recipientSealed));
  if (payment.deliverTo && !isSamePlace(payment.deliverTo, recipient))
    return 'the payment names another place to deliver to';
  return null;
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
