import { randomUUID } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { type OrderRow, orderItems, orders } from '@/db/schema/orders';
import { AppError, ProviderError } from '@/lib/domain/core/errors';
import { MAX_TOTAL_MINOR, MIN_TOTAL_MINOR, type Totals } from '@/lib/domain/money/pricing';
import { orderNumber } from '@/lib/domain/order/order-number';
import { isOneOf, PAYMENTS } from '@/lib/domain/order/states';
import type { Ctx, TxCtx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordEvent } from '@/lib/engine/record-event';
import { chanceOf, sha256 } from '@/lib/platform/crypto';
import { refuseCardTesting } from '@/lib/services/order/payment/card-testing';
import { issueToken } from '@/lib/services/order/reading/access-tokens';
import { keepOrderWords } from '@/lib/services/order/reading/order-words';
import { dialableRecipient } from '@/lib/services/order/self-service/dialable-recipient';
import { agreedOffer, OFFER_HOLDS_MS } from './agreed-offer';
import type { CheckoutInput } from './checkout-input';

/** Each finds a number taken less often than the one before. */
const NUMBER_TRIES = 12;

/**
 * Places an unpaid order and its PaymentIntent. The order's row is there before Stripe is asked, and Stripe's
 * idempotency key comes from that row, so a repeat at any point ends in one order and one PaymentIntent.
 * Throws AppError invalid_input, item_unavailable, not_shippable, quote_changed, idempotency_mismatch, already_paid, rate_limited.
 */
export async function createPaymentIntent(
  ctx: Ctx,
  asked: CheckoutInput,
  idempotencyKey: string | null,
  networkIndex: string | null = null,
) {
  const input = { ...asked, recipient: dialableRecipient(asked.recipient) };
  const checkoutHash = sha256(JSON.stringify(input));
  const checkoutKey = idempotencyKey === null ? null : sha256(idempotencyKey);
  const bought = await boughtInAnotherTab(ctx, input);
  if (bought) throw await alreadyPaid(ctx, bought);
  const order =
    (checkoutKey && (await findByKey(ctx, checkoutKey, checkoutHash))) ||
    (await placeOrder(ctx, input, { checkoutKey, checkoutHash, networkIndex }));
  await ctx.at('checkout.order_stored');

  if (!isOneOf(order.paymentStatus, PAYMENTS.payable)) throw await alreadyPaid(ctx, order);
  if (order.canceledAt !== null) throw expired();
  const { id, clientSecret } = await paymentOf(ctx, order, input);
  await refuseOldOffer(ctx, order, input);
  return {
    clientSecret,
    paymentIntentId: id,
    orderId: order.id,
    orderNumber: order.orderNumber,
    accessToken: await issueToken(ctx, order.id, 'strong'),
    amounts: {
      subtotalMinor: order.subtotalMinor,
      shippingMinor: order.shippingMinor,
      taxMinor: order.taxMinor,
      totalMinor: order.totalMinor,
      currency: order.currency,
    },
  };
}

/** The same cart was paid for under another key, with another address or from another tab, or is going to be. */
async function boughtInAnotherTab(ctx: Ctx, { purchase }: CheckoutInput): Promise<OrderRow | undefined> {
  if (purchase === undefined) return undefined;
  const [paid] = await ctx.db
    .select()
    .from(orders)
    .where(
      and(
        eq(orders.purchaseKey, sha256(purchase)),
        oneOf(orders.paymentStatus, [...PAYMENTS.captured, ...PAYMENTS.underWay]),
        isNull(orders.canceledAt),
        isNull(orders.cancelRequestedAt),
      ),
    );
  return paid;
}

/** Another card, minutes later: what was offered then may have changed or sold out. A double click asks nobody again. */
async function refuseOldOffer(ctx: Ctx, order: OrderRow, input: CheckoutInput): Promise<void> {
  if (ctx.clock.now().getTime() - order.createdAt.getTime() < OFFER_HOLDS_MS) return;
  const { totals, currency } = await agreedOffer(ctx, input);
  checkTotals(input, totals, currency);
}

async function findByKey(ctx: Ctx, checkoutKey: string, checkoutHash: string): Promise<OrderRow | undefined> {
  const [found] = await ctx.db.select().from(orders).where(eq(orders.checkoutKey, checkoutKey));
  return found && ofSameBody(found, checkoutHash);
}

function ofSameBody(order: OrderRow, checkoutHash: string): OrderRow {
  if (order.checkoutHash === checkoutHash) return order;
  throw new AppError('idempotency_mismatch', 'This Idempotency-Key was used with another request.');
}

async function placeOrder(
  ctx: Ctx,
  input: CheckoutInput,
  about: { checkoutKey: string | null; checkoutHash: string; networkIndex: string | null },
): Promise<OrderRow> {
  const { checkoutKey, checkoutHash } = about;
  await refuseCardTesting(ctx, { emailIndex: ctx.vault.emailIndex(input.email), networkIndex: about.networkIndex });
  const { lines, currency, shipping, totals, quote } = await agreedOffer(ctx, input);
  checkTotals(input, totals, currency);
  const agreed = await ctx.settings.agreed();
  const orderRow = { ...orderValues(ctx, input, totals, currency), shipping, quote, agreed };

  return inTransaction(ctx, async (ctx) => {
    const made = await insertOrder(ctx, { ...orderRow, ...about });
    if (!made) {
      // A double click: the other request's order is the one.
      const other = checkoutKey === null ? undefined : await findByKey(ctx, checkoutKey, checkoutHash);
      if (!other) throw new Error('the order was neither made nor found');
      return other;
    }
    await ctx.db.insert(orderItems).values(
      lines.map((line) => ({
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
        design: line.design,
      })),
    );
    await keepOrderWords(ctx, made);
    await recordEvent(ctx, { orderId: made.id, kind: 'order.placed', onceKey: 'placed', source: 'checkout' });
    return made;
  });
}

/** Under a number that nobody has. Undefined where this checkout has its order already. */
async function insertOrder(
  ctx: TxCtx,
  row: Omit<typeof orders.$inferInsert, 'orderNumber'>,
): Promise<OrderRow | undefined> {
  const now = ctx.clock.now();
  for (let taken = 0; taken < NUMBER_TRIES; taken += 1) {
    const [next] = await ctx.db.execute<{ n: string }>(sql`select nextval('order_numbers') as n`);
    const number = orderNumber(now, chanceOf(`order ${next?.n}`, ctx.env.NEXTAUTH_SECRET), taken);
    const [made] = await ctx.db
      .insert(orders)
      .values({ ...row, orderNumber: number, createdAt: now, updatedAt: now })
      .onConflictDoNothing()
      .returning();
    if (made) return made;
    const [holder] = await ctx.db.select({ id: orders.id }).from(orders).where(eq(orders.orderNumber, number));
    if (!holder) return undefined;
  }
  throw new Error(`no order number was free after ${NUMBER_TRIES} tries`);
}

function expired(): AppError {
  return new AppError('conflict', 'This checkout has expired. Start again from the cart.', {
    reason: 'checkout_expired',
  });
}

/** Whoever sent the same key and body again is the one who placed it: the error opens the order to them. */
async function alreadyPaid(ctx: Ctx, order: OrderRow): Promise<AppError> {
  return new AppError('already_paid', `Order ${order.orderNumber} is already paid.`, {
    order: { number: order.orderNumber, accessToken: await issueToken(ctx, order.id, 'strong') },
  });
}

function checkTotals(input: CheckoutInput, totals: Totals, currency: string): void {
  if (totals.totalMinor !== input.expectedTotalMinor || currency !== input.currency) {
    throw new AppError('quote_changed', 'The price has changed since you saw it. Please check the new total.');
  }
  if (totals.totalMinor < MIN_TOTAL_MINOR || totals.totalMinor > MAX_TOTAL_MINOR) {
    throw new AppError('invalid_input', 'We cannot charge an amount this small or this large.', {
      reason: 'amount_out_of_range',
    });
  }
}

function orderValues(ctx: Ctx, input: CheckoutInput, totals: Totals, currency: string) {
  const emailIndex = ctx.vault.emailIndex(input.email);
  // Somebody else may be signed in here: an order goes into the account of the address that was typed, or into none.
  const theirs = ctx.actor.kind === 'user' && ctx.vault.emailIndex(ctx.actor.email) === emailIndex;
  const id = randomUUID();
  return {
    id,
    userId: ctx.actor.kind === 'user' && theirs ? ctx.actor.userId : null,
    ...totals,
    currency,
    purchaseKey: input.purchase === undefined ? null : sha256(input.purchase),
    locale: ctx.locale,
    livemode: ctx.env.livemode,
    recipientSealed: ctx.vault.seal(orders.recipientSealed, id, input.recipient),
    emailSealed: ctx.vault.seal(orders.emailSealed, id, input.email),
    emailIndex,
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
    if (payment.status === 'succeeded') throw await alreadyPaid(ctx, order);
    if (payment.clientSecret === null || payment.status === 'canceled') {
      throw expired();
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
