import { and, eq, isNull, sql } from 'drizzle-orm';
import { type OrderRow, orderItems, orders } from '@/db/schema/orders';
import { AppError, ProviderError } from '@/lib/domain/errors';
import { orderNumber } from '@/lib/domain/order-number';
import { MAX_TOTAL_MINOR, MIN_TOTAL_MINOR, type Totals, totalsOf } from '@/lib/domain/pricing';
import type { Recipient } from '@/lib/domain/recipient';
import { sha256 } from '@/lib/platform/crypto';
import { quoteShipping } from '../catalogue/quote-shipping';
import type { Ctx } from '../context';
import { issueToken } from '../orders/access-tokens';
import { recordEvent } from '../orders/record-event';

export type CheckoutInput = {
  items: { variant_id: string; quantity: number }[];
  email: string;
  recipient: Recipient;
  shipping_choice: string;
  expected_total_minor: number;
  currency: string;
};

/**
 * Places an unpaid order and its PaymentIntent. The order's row is there before Stripe is asked, and Stripe's
 * idempotency key comes from that row, so a repeat at any point ends in one order and one PaymentIntent.
 * Throws AppError item_unavailable, not_shippable, quote_changed, idempotency_mismatch, already_paid.
 */
export async function createPaymentIntent(ctx: Ctx, input: CheckoutInput, idempotencyKey: string | null) {
  const checkoutHash = sha256(JSON.stringify(input));
  const checkoutKey = idempotencyKey === null ? null : sha256(idempotencyKey);
  const order =
    (checkoutKey && (await findByKey(ctx, checkoutKey, checkoutHash))) ||
    (await placeOrder(ctx, input, checkoutKey, checkoutHash));
  await ctx.at('checkout.order_stored');

  if (order.paymentStatus !== 'unpaid' && order.paymentStatus !== 'failed') {
    throw new AppError('already_paid', `Order ${order.orderNumber} is already paid.`);
  }
  if (order.canceledAt !== null)
    throw new AppError('conflict', 'This checkout has expired. Start again from the cart.');
  const { id, clientSecret } = await paymentOf(ctx, order, input);
  return {
    client_secret: clientSecret,
    payment_intent_id: id,
    order_id: order.id,
    order_number: order.orderNumber,
    access_token: await issueToken(ctx, ctx.db, order.id, 'strong'),
    amounts: {
      subtotal_minor: order.subtotalMinor,
      shipping_minor: order.shippingMinor,
      tax_minor: order.taxMinor,
      total_minor: order.totalMinor,
      currency: order.currency,
    },
  };
}

async function findByKey(ctx: Ctx, checkoutKey: string, checkoutHash: string): Promise<OrderRow | undefined> {
  const [found] = await ctx.db.select().from(orders).where(eq(orders.checkoutKey, checkoutKey));
  if (found && found.checkoutHash !== checkoutHash) {
    throw new AppError('idempotency_mismatch', 'This Idempotency-Key was used with another request.');
  }
  return found;
}

async function placeOrder(
  ctx: Ctx,
  input: CheckoutInput,
  checkoutKey: string | null,
  checkoutHash: string,
): Promise<OrderRow> {
  const quote = await quoteShipping(ctx, { items: input.items, destination: destinationOf(input.recipient) });
  const missing = quote.lines.find(({ available }) => !available);
  if (missing)
    throw new AppError('item_unavailable', `${missing.title} (${missing.variantName}) is not available right now.`);
  const shipping = quote.choices.find(({ id }) => id === input.shipping_choice);
  if (!shipping) {
    throw quote.choices.length === 0
      ? new AppError('not_shippable', 'We cannot deliver these items to this address.')
      : new AppError('quote_changed', 'This way of delivery is no longer offered. Choose another one.');
  }
  const totals = totalsOf(quote.lines, shipping.costMinor);
  checkTotals(input, totals, quote.currency);
  const { orderRow, itemRows } = { orderRow: orderValues(ctx, input, totals, quote.currency), itemRows: quote.lines };

  return ctx.db.transaction(async (tx) => {
    const now = ctx.clock.now();
    const [next] = await tx.execute<{ n: string }>(sql`select nextval('order_numbers') as n`);
    const [made] = await tx
      .insert(orders)
      .values({
        ...orderRow,
        shipping,
        orderNumber: orderNumber(Number(next?.n), now),
        checkoutKey,
        checkoutHash,
        createdAt: now,
        updatedAt: now,
      })
      .onConflictDoNothing({ target: orders.checkoutKey })
      .returning();
    if (!made) {
      // A double click: the other request's order is the one.
      const [other] = await tx
        .select()
        .from(orders)
        .where(eq(orders.checkoutKey, checkoutKey ?? ''));
      if (!other) throw new Error('the order was neither made nor found');
      return other;
    }
    await tx.insert(orderItems).values(
      itemRows.map((line) => ({
        orderId: made.id,
        provider: line.provider,
        productId: line.productId,
        variantId: line.variantId,
        title: line.title,
        variantName: line.variantName,
        picture: line.picture,
        sku: line.sku,
        quantity: line.quantity,
        unitMinor: line.unitMinor,
        providerProductId: line.providerProductId,
        providerVariantId: line.providerVariantId,
        providerData: line.providerData,
      })),
    );
    await recordEvent(ctx, tx, { orderId: made.id, kind: 'order.placed', onceKey: 'placed', source: 'checkout' });
    return made;
  });
}

function destinationOf({ country, state, postalCode, city }: Recipient) {
  return { country, postalCode, city, ...(state === undefined ? {} : { state }) };
}

function checkTotals(input: CheckoutInput, totals: Totals, currency: string): void {
  if (totals.totalMinor !== input.expected_total_minor || currency !== input.currency) {
    throw new AppError('quote_changed', 'The price has changed since you saw it. Please check the new total.');
  }
  if (totals.totalMinor < MIN_TOTAL_MINOR || totals.totalMinor > MAX_TOTAL_MINOR) {
    throw new AppError('invalid_input', 'We cannot charge an amount this small or this large.');
  }
}

function orderValues(ctx: Ctx, input: CheckoutInput, totals: Totals, currency: string) {
  return {
    userId: ctx.actor.kind === 'user' ? ctx.actor.userId : null,
    ...totals,
    currency,
    livemode: ctx.env.livemode,
    recipientSealed: ctx.vault.seal(input.recipient),
    emailSealed: ctx.vault.seal(input.email),
    emailIndex: ctx.vault.emailIndex(input.email),
    country: input.recipient.country,
  };
}

async function paymentOf(
  ctx: Ctx,
  order: OrderRow,
  input: CheckoutInput,
): Promise<{ id: string; clientSecret: string }> {
  if (order.paymentIntentId !== null) {
    const payment = await ctx.stripe.readPayment(order.paymentIntentId);
    if (payment.status === 'succeeded')
      throw new AppError('already_paid', `Order ${order.orderNumber} is already paid.`);
    if (payment.clientSecret === null || payment.status === 'canceled') {
      throw new AppError('conflict', 'This checkout has expired. Start again from the cart.');
    }
    return { id: payment.id, clientSecret: payment.clientSecret };
  }
  const payment = await ctx.stripe
    .createPayment({
      orderId: order.id,
      orderNumber: order.orderNumber,
      amountMinor: order.totalMinor,
      currency: order.currency,
      email: input.email,
      recipient: input.recipient,
      shopName: ctx.env.SHOP_NAME,
      orderedAt: order.createdAt,
      attempt: order.paymentAttempt,
    })
    .catch(async (error: unknown) => {
      await countKeptFailure(ctx, order, error);
      throw error;
    });
  await ctx.at('checkout.payment_made');
  await ctx.db
    .update(orders)
    .set({ paymentIntentId: payment.id })
    .where(and(eq(orders.id, order.id), isNull(orders.paymentIntentId)));
  return payment;
}

/** Stripe keeps its own failures under the key: the next attempt takes another. */
async function countKeptFailure(ctx: Ctx, order: OrderRow, error: unknown): Promise<void> {
  if (!(error instanceof ProviderError) || (error.httpStatus ?? 0) < 500) return;
  await ctx.db
    .update(orders)
    .set({ paymentAttempt: order.paymentAttempt + 1 })
    .where(and(eq(orders.id, order.id), eq(orders.paymentAttempt, order.paymentAttempt)));
}
