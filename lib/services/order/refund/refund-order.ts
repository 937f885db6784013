import { and, asc, eq, ne } from 'drizzle-orm';
import { effects } from '@/db/schema/operations';
import { fulfillments, type OrderRow, orderItems, orders } from '@/db/schema/orders';
import { ProviderError } from '@/lib/domain/core/errors';
import { partCost, refundShare } from '@/lib/domain/money/pricing';
import { payloadOf } from '@/lib/domain/order/effects';
import { capturedMinor } from '@/lib/domain/order/order-status';
import { isOneOf, PAYMENTS, REFUNDS } from '@/lib/domain/order/states';
import type { Ctx, Effect, EffectOutcome, TxCtx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordEvent } from '@/lib/engine/record-event';
import { orderIdOf } from '@/lib/engine/work/order-id-of';
import type { RefundSnapshot } from '@/lib/integrations/stripe/mapper';
import { syncPayment } from '../payment/sync-payment';
import { boughtParts } from '../status/newest-generations';
import { fixedMinor, refundedByLineMinor } from './refundable';
import { heldForSecondPerson, heldMinor } from './second-person';

/**
 * Gives back what a refund effect is about: one canceled part, or everything. The amount is fixed on the effect's row
 * before Stripe is asked, and the effect's id is Stripe's idempotency key. May throw ProviderError.
 */
export async function refundOrder(ctx: Ctx, effect: Effect<'refund'>): Promise<EffectOutcome> {
  const [order] = await ctx.db
    .select()
    .from(orders)
    .where(eq(orders.id, orderIdOf(effect)));
  const made = order?.paymentIntentId ? await ctx.stripe.listRefunds(order.paymentIntentId) : [];
  if (order && isOneOf(order.paymentStatus, PAYMENTS.withBank) && !isMade(effect, made)) return BANK_DECIDES;
  const planned = await inTransaction(ctx, (ctx) => planRefund(ctx, effect, made));
  if (planned === 'held') return NEEDS_APPROVAL;
  if (!planned) return { state: 'dropped', reason: 'nothing_left', note: 'nothing is left to refund' };
  await ctx.at('refund.planned');
  const refund = await refundAtStripe(ctx, effect, planned);
  if (refund === null) {
    await syncPayment(ctx, { orderId: orderIdOf(effect), source: 'stripe', disputes: true });
    return BANK_DECIDES;
  }
  await ctx.at('refund.made');
  await inTransaction(ctx, (ctx) =>
    recordEvent(ctx, {
      orderId: orderIdOf(effect),
      fulfillmentId: effect.fulfillmentId,
      kind: 'refund.requested',
      onceKey: refund.id,
      source: 'system',
      data: { amount_minor: planned.amountMinor },
    }),
  );
  await syncPayment(ctx, { orderId: orderIdOf(effect), source: 'stripe' });
  return { state: 'done', note: refund.id };
}

/** The request that stands for it is refunded once somebody else has agreed. */
const NEEDS_APPROVAL = {
  state: 'dropped',
  reason: 'needs_approval',
  note: 'a second person decides about it',
} as const;

/** Once it is won, `followDisputes` owes the refund anew. */
const BANK_DECIDES = { state: 'dropped', reason: 'bank_decides', note: 'the bank has taken the money back' } as const;

/**
 * Stripe keeps its failures and refusals under the idempotency key: the next attempt takes another, after a look. What
 * was refused moved no money, so its amount is free to be worked out anew (the dashboard may have given some back).
 * Null where the bank was faster.
 */
async function refundAtStripe(
  ctx: Ctx,
  effect: Effect<'refund'>,
  wanted: { paymentIntentId: string; amountMinor: number },
) {
  const { payload } = effect;
  try {
    return await ctx.stripe.refund({ ...wanted, attempt: payload.stripe_attempt, effectId: effect.id });
  } catch (error) {
    if (error instanceof ProviderError && error.providerCode === 'charge_disputed') return null;
    if (error instanceof ProviderError && ((error.httpStatus ?? 0) >= 500 || error.kind === 'rejected')) {
      const free = error.kind === 'rejected' && payload.because !== 'request';
      const next = { stripe_attempt: payload.stripe_attempt + 1, amount_minor: free ? null : wanted.amountMinor };
      await ctx.db
        .update(effects)
        .set({ payload: payloadOf('refund', { ...payload, ...next }) })
        .where(and(eq(effects.id, effect.id), eq(effects.attempts, effect.attempts)));
    }
    throw error;
  }
}

const isMade = (effect: Effect<'refund'>, made: readonly RefundSnapshot[]) =>
  made.some(({ effectId, status }) => effectId === effect.id && isOneOf(status, REFUNDS.gone));

/**
 * False where the dashboard gave money back between our plan and our asking: Stripe would refuse it. What a person has
 * chosen stays, and so does what was asked for already.
 */
function stillFits(
  order: OrderRow,
  effect: Effect<'refund'>,
  fixedMinor: number,
  made: readonly RefundSnapshot[],
): boolean {
  if (effect.payload.because === 'request' || isMade(effect, made)) return true;
  const given = made.filter(({ status }) => isOneOf(status, REFUNDS.gone));
  return fixedMinor <= capturedMinor(order) - given.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

async function planRefund(
  ctx: TxCtx,
  effect: Effect<'refund'>,
  made: readonly RefundSnapshot[],
): Promise<{ paymentIntentId: string; amountMinor: number } | 'held' | null> {
  const [order] = await ctx.db
    .select()
    .from(orders)
    .where(eq(orders.id, orderIdOf(effect)))
    .for('update');
  if (!order?.paymentIntentId || !isOneOf(order.paymentStatus, PAYMENTS.captured)) return null;
  const { amount_minor: fixed } = effect.payload;
  if (fixed !== null && stillFits(order, effect, fixed, made))
    return { paymentIntentId: order.paymentIntentId, amountMinor: fixed };
  // What other refund effects have planned counts as gone, whether Stripe has heard of them or not.
  const others = await ctx.db
    .select({ id: effects.id, payload: effects.payload })
    .from(effects)
    .where(
      and(
        eq(effects.orderId, order.id),
        eq(effects.kind, 'refund'),
        ne(effects.id, effect.id),
        ne(effects.state, 'dropped'),
      ),
    );
  const planned = others.reduce((sum, { payload }) => sum + fixedMinor(payload), 0);
  // And what was given back in Stripe's dashboard, which is nobody's effect.
  const elsewhere = made
    .filter(({ status }) => isOneOf(status, REFUNDS.gone))
    .filter(({ effectId }) => !others.some(({ id }) => id === effectId))
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const goneMinor = planned + elsewhere + (await heldMinor(ctx, order.id));
  const amountMinor = await amountOf(ctx, order, effect, goneMinor);
  if (amountMinor <= 0) return null;
  if (await heldForSecondPerson(ctx, order, effect, amountMinor)) return 'held';
  await ctx.db
    .update(effects)
    .set({ payload: payloadOf('refund', { ...effect.payload, amount_minor: amountMinor }) })
    .where(eq(effects.id, effect.id));
  return { paymentIntentId: order.paymentIntentId, amountMinor };
}

async function amountOf(ctx: TxCtx, order: OrderRow, effect: Effect<'refund'>, goneMinor: number): Promise<number> {
  if (effect.payload.because === 'request') return effect.payload.amount_minor;
  if (effect.fulfillmentId === null) return capturedMinor(order) - goneMinor;
  const parts = boughtParts(await ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, order.id)));
  const part = parts.find(({ id }) => id === effect.fulfillmentId);
  if (!part) return 0;
  const items = await ctx.db
    .select()
    .from(orderItems)
    .where(eq(orderItems.orderId, order.id))
    .orderBy(asc(orderItems.id));
  const isLastPart = parts.every(({ status }) => status === 'canceled');
  const byLineMinor = await refundedByLineMinor(ctx, order, items, part.provider);
  return refundShare(order, partCost(part.provider, items, order), { goneMinor, byLineMinor }, isLastPart);
}
