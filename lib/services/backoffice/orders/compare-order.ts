import { eq } from 'drizzle-orm';
import { type FulfillmentRow, fulfillments, type OrderRow } from '@/db/schema/orders';
import type { ShipmentRow } from '@/db/schema/shipments';
import { ProviderError } from '@/lib/domain/core/errors';
import { formatMoney } from '@/lib/domain/money/money';
import { type Difference, differencesOf } from '@/lib/domain/order/fulfillment-diff';
import { paymentAfterRefunds, paymentUnder } from '@/lib/domain/order/order-status';
import type { Comparison } from '@/lib/domain/order/outcomes';
import { requireMay } from '@/lib/domain/order/policy';
import { isOneOf, isPaid, PAYMENTS, type PaymentStatus } from '@/lib/domain/order/states';
import { type Ctx, podOf } from '@/lib/engine/ctx';
import type { PaymentSnapshot } from '@/lib/integrations/stripe/mapper';
import { isOurs } from '@/lib/services/order/fulfillment/find-ours';
import { readableOrder } from '@/lib/services/order/reading/order-view';
import { podLabel } from '@/lib/services/order/reading/pod-label';
import { newestGenerations } from '@/lib/services/order/status/newest-generations';
import { packagesOf } from '@/lib/services/order/status/packages-of';

type Side = {
  state: Comparison;
  detail: string | null;
  differences: Difference[];
  raw: string | null;
};

/**
 * Our copy beside what Stripe and the providers say right now: what differs, what a resync would take over, and their
 * answer as it came. Changes nothing. Throws AppError forbidden, not_found.
 */
export async function compareOrder(ctx: Ctx, input: { orderNumber: string }) {
  requireMay(ctx.actor, 'orders.compare');
  const order = await readableOrder(ctx, input);
  const parts = newestGenerations(await ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, order.id)));
  const boxes = await packagesOf(ctx.db, parts);
  const [payment, ...sides] = await Promise.all([
    besidePayment(ctx, order),
    ...parts.map((part) =>
      besidePart(
        ctx,
        part,
        boxes.filter(({ fulfillmentId }) => fulfillmentId === part.id),
      ),
    ),
  ]);
  return {
    checkedAt: ctx.clock.now(),
    payment,
    parts: parts.map((part, at) => ({
      provider: part.provider,
      providerLabel: podLabel(ctx, part.provider),
      ...(sides[at] ?? nothing('missing', null)),
    })),
  };
}

async function besidePart(ctx: Ctx, part: FulfillmentRow, boxes: ShipmentRow[]): Promise<Side> {
  if (!ctx.pods.has(part.provider)) return nothing('unreachable', `${part.provider} is not configured here.`);
  const pod = podOf(ctx, part.provider, 'refresh');
  const ref = part.podOrderId ? { podOrderId: part.podOrderId } : { externalId: part.externalId };
  try {
    const found = await pod.inspectOrder(ref, { confirmed: part.confirmedAt !== null });
    if (found && (part.podOrderId !== null || (await isOurs(ctx, part, found.order))))
      return {
        ...nothing('found', null),
        differences: differencesOf({ ...part, shipments: boxes }, found.order),
        raw: pretty(found.raw),
      };
    return part.podOrderId === null
      ? nothing('not_submitted', `${pod.label} does not have it yet.`)
      : nothing('missing', `${pod.label} no longer knows order ${part.podOrderId}.`);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return nothing('unreachable', error.message);
  }
}

async function besidePayment(ctx: Ctx, order: OrderRow): Promise<Side> {
  if (order.paymentIntentId === null) return nothing('not_submitted', 'No payment was started.');
  try {
    const { payment, raw } = await ctx.stripe.inspectPayment(order.paymentIntentId);
    return { ...nothing('found', null), differences: paymentDifferences(order, payment), raw: pretty(raw) };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return nothing('unreachable', error.message);
  }
}

function paymentDifferences(order: OrderRow, payment: PaymentSnapshot): Difference[] {
  const theirs = statusOf(order, payment);
  const money = (minor: number) => formatMoney(minor, order.currency);
  const back = isPaid(order.paymentStatus) && !isOneOf(theirs, PAYMENTS.captured);
  return [
    ...(theirs === order.paymentStatus
      ? []
      : [
          {
            field: 'Payment',
            ours: order.paymentStatus,
            theirs,
            outcome: back ? ('kept' as const) : ('taken_over' as const),
            why: back ? 'An order never goes back to being unpaid.' : null,
          },
        ]),
    ...(payment.status === 'succeeded' && payment.refundedMinor !== order.refundedMinor
      ? [
          {
            field: 'Refunded',
            ours: money(order.refundedMinor),
            theirs: money(payment.refundedMinor),
            outcome: 'taken_over' as const,
            why: null,
          },
        ]
      : []),
  ];
}

function statusOf(order: OrderRow, payment: PaymentSnapshot): PaymentStatus {
  if (payment.status === 'processing') return 'processing';
  // A canceled payment is an order that was called off unpaid; our word for the money stays what it was.
  if (payment.status === 'canceled') return order.paymentStatus;
  if (payment.status === 'open') return payment.failure ? 'failed' : 'unpaid';
  const theirs = paymentUnder(
    (payment.disputes ?? []).map(({ kind, state }) => ({ kind, state, letGo: false })),
    paymentAfterRefunds(order, payment.refundedMinor, order.paymentStatus === 'held'),
  );
  // A warning that a person has looked into stands at Stripe all the same.
  return theirs === 'warned' && isPaid(order.paymentStatus) ? order.paymentStatus : theirs;
}

function nothing(state: Side['state'], detail: string | null): Side {
  return { state, detail, differences: [], raw: null };
}

const pretty = (value: unknown) => JSON.stringify(value, null, 2);
