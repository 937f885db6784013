import { and, asc, desc, eq, isNull, ne } from 'drizzle-orm';
import { refundRequests } from '@/db/schema/console';
import { effects } from '@/db/schema/operations';
import { orderEvents } from '@/db/schema/order-events';
import type { OrderRow } from '@/db/schema/orders';
import { formatMoney } from '@/lib/domain/money/money';
import { payloadOf } from '@/lib/domain/order/effects';
import type { Ctx, Effect, TxCtx } from '@/lib/engine/ctx';
import { raiseAlert } from '@/lib/engine/raise-alert';
import { fixedMinor } from './refundable';

/**
 * What staff have given back on an order without a second person, by refunds and by canceling, so that a large refund
 * can neither be cut into small ones nor be had by calling the order off.
 */
export async function refundedAloneMinor(ctx: Ctx, orderId: string): Promise<number> {
  const requests = await ctx.db
    .select({ amountMinor: refundRequests.amountMinor })
    .from(refundRequests)
    .where(
      and(eq(refundRequests.orderId, orderId), eq(refundRequests.state, 'approved'), isNull(refundRequests.decidedBy)),
    );
  const refunds = await ctx.db
    .select()
    .from(effects)
    .where(and(eq(effects.orderId, orderId), eq(effects.kind, 'refund'), ne(effects.state, 'dropped')));
  let sumMinor = requests.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  for (const refund of refunds) {
    const payload = payloadOf('refund', refund.payload);
    if (payload.because !== 'request' && (await calledOffBy(ctx, refund))) sumMinor += fixedMinor(payload);
  }
  return sumMinor;
}

/**
 * Turns the refund of what staff have called off into a request for a second person where it is above the limit.
 * Returns whether it waits or was decided there.
 */
export async function heldForSecondPerson(
  ctx: TxCtx,
  order: OrderRow,
  effect: Effect<'refund'>,
  amountMinor: number,
): Promise<boolean> {
  const limit = ctx.env.REFUND_APPROVAL_LIMIT_MINOR;
  const [known] = await ctx.db.select().from(refundRequests).where(eq(refundRequests.id, effect.id));
  if (known) return true;
  if (limit === undefined || effect.payload.because === 'request') return false;
  const requestedBy = await calledOffBy(ctx, effect);
  if (requestedBy === null || (await refundedAloneMinor(ctx, order.id)) + amountMinor <= limit) return false;
  await ctx.db.insert(refundRequests).values({
    id: effect.id,
    orderId: order.id,
    amountMinor,
    currency: order.currency,
    reason: 'canceled',
    state: 'pending',
    requestedBy,
    requestedAt: ctx.clock.now(),
  });
  await raiseAlert(ctx, {
    kind: 'refund_approval',
    key: effect.id,
    message: `${order.orderNumber} was canceled; its refund of ${formatMoney(amountMinor, order.currency)} waits for a second person.`,
    orderId: order.id,
  });
  return true;
}

/**
 * Of an order's money, what waits for a second person after a cancel, or was refused there: no other refund takes it. What
 * staff have given back since is out of it.
 */
export async function heldMinor(ctx: Ctx, orderId: string): Promise<number> {
  const held = await ctx.db
    .select({ amountMinor: refundRequests.amountMinor, reason: refundRequests.reason, state: refundRequests.state })
    .from(refundRequests)
    .where(eq(refundRequests.orderId, orderId))
    .orderBy(asc(refundRequests.requestedAt));
  return held.reduce((sum, { amountMinor, reason, state }) => {
    if (reason === 'canceled') return state === 'approved' ? sum : sum + amountMinor;
    return state === 'approved' ? Math.max(0, sum - amountMinor) : sum;
  }, 0);
}

type OwedRefund = { orderId: string | null; fulfillmentId: string | null };

/** Who of the staff called off what is given back, or null where it was the shopper, a provider or the system. */
async function calledOffBy(ctx: Ctx, { orderId, fulfillmentId }: OwedRefund): Promise<string | null> {
  if (orderId === null) return null;
  const [told] = await ctx.db
    .select({ source: orderEvents.source, actor: orderEvents.actor })
    .from(orderEvents)
    .where(and(eq(orderEvents.orderId, orderId), eq(orderEvents.kind, 'cancel.requested')))
    .orderBy(desc(orderEvents.id))
    .limit(1);
  if (told?.source !== 'staff') return null;
  if (fulfillmentId === null) return told.actor;
  const [cancel] = await ctx.db
    .select({ payload: effects.payload })
    .from(effects)
    .where(and(eq(effects.fulfillmentId, fulfillmentId), eq(effects.kind, 'cancel')))
    .orderBy(desc(effects.createdAt))
    .limit(1);
  return cancel && payloadOf('cancel', cancel.payload).because === 'staff' ? told.actor : null;
}
