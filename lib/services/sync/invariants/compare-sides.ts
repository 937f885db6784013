import { EXTERNAL_ID } from '@/lib/domain/order/order-number';
import type { PodOrder } from '@/lib/domain/order/pod';
import { FULFILLMENTS, type FulfillmentStatus, isOneOf, RANK, type RefundState } from '@/lib/domain/order/states';
import type { DiscrepancyKind, Violation } from './violation';

/** What Stripe and the providers say. `complete`: all there is, so that what is not listed does not exist. */
export type Outside = {
  complete: boolean;
  payments: {
    id: string;
    orderId: string | null;
    succeeded: boolean;
    receivedMinor: number;
    currency: string;
    /** Everything given back or on its way. */
    refundedMinor: number;
  }[];
  /** As they are listed by their own date, whenever their payments were made. */
  refunds: { id: string; paymentIntentId: string; amountMinor: number; status: RefundState }[];
  podOrders: (Pick<PodOrder, 'podOrderId' | 'externalId' | 'status' | 'confirmed' | 'complete'> & {
    provider: string;
    trackingNumbers: string[];
  })[];
};

export type OurOrder = {
  id: string;
  orderNumber: string;
  paymentIntentId: string | null;
  paid: boolean;
  /** Its money came in, whether it was taken as paid or not. */
  captured: boolean;
  /** Its payment does not fit the order, and a person was told: it is not taken as paid. */
  mismatched: boolean;
  totalMinor: number;
  refundedMinor: number;
  currency: string;
  refunds: { id: string; state: RefundState }[];
  parts: {
    id: string;
    provider: string;
    externalId: string;
    podOrderId: string | null;
    status: FulfillmentStatus;
    confirmed: boolean;
    trackingNumbers: string[];
  }[];
};

/** Where the three sides disagree. Pure: the same facts always give the same answer. */
export function compareSides(ours: readonly OurOrder[], outside: Outside): Violation[] {
  const payments = comparePayments(ours, outside);
  const told = new Set(payments.map(({ kind, orderId }) => (kind === 'refund_unknown_here' ? orderId : null)));
  const refunds = compareRefunds(ours, outside).filter(({ orderId }) => !told.has(orderId));
  return [...payments, ...refunds, ...compareParts(ours, outside)];
}

/** Once for each order, however many of its refunds are news. */
function compareRefunds(ours: readonly OurOrder[], outside: Outside): Violation[] {
  const byPayment = new Map(ours.map((order) => [order.paymentIntentId, order]));
  const found = new Map<string, Violation>();
  for (const { id, paymentIntentId, amountMinor, status } of outside.refunds) {
    const order = byPayment.get(paymentIntentId);
    if (!order || found.has(order.id)) continue;
    const here = order.refunds.find((refund) => refund.id === id)?.state ?? 'unknown';
    const detail = `refund ${id} of ${amountMinor} is ${status} at Stripe and ${here} here`;
    if (here !== status)
      found.set(order.id, broken('refund_unknown_here', order.orderNumber, detail, { orderId: order.id }));
  }
  return [...found.values()];
}

function comparePayments(ours: readonly OurOrder[], outside: Outside): Violation[] {
  const byId = new Map(ours.map((order) => [order.id, order]));
  const byPayment = new Map(ours.flatMap((order) => (order.paymentIntentId ? [[order.paymentIntentId, order]] : [])));
  return outside.payments.flatMap((payment) => {
    const order = byPayment.get(payment.id) ?? (payment.orderId ? byId.get(payment.orderId) : undefined);
    if (!order) {
      return payment.succeeded && payment.orderId
        ? [
            broken(
              'payment_without_order',
              payment.id,
              `${payment.receivedMinor} ${payment.currency} paid for no order`,
            ),
          ]
        : [];
    }
    const found: Violation[] = [];
    const about = { orderId: order.id };
    const rightMoney = payment.receivedMinor === order.totalMinor && payment.currency === order.currency;
    if (payment.succeeded && rightMoney && !order.paid && !order.mismatched)
      found.push(broken('payment_unknown_here', order.orderNumber, `${payment.id} succeeded`, about));
    if (order.parts.length > 0 && (!payment.succeeded || !rightMoney)) {
      const detail = `${payment.receivedMinor} ${payment.currency} paid of ${order.totalMinor} ${order.currency}`;
      found.push(broken('submitted_for_other_money', order.orderNumber, detail, about));
    }
    if (order.captured && payment.refundedMinor !== order.refundedMinor) {
      const detail = `Stripe gave back ${payment.refundedMinor}, we know of ${order.refundedMinor}`;
      found.push(broken('refund_unknown_here', order.orderNumber, detail, about));
    }
    if (payment.refundedMinor > payment.receivedMinor)
      found.push(
        broken('refunded_beyond_total', order.orderNumber, `Stripe gave back ${payment.refundedMinor}`, about),
      );
    return found;
  });
}

/** Numbers of our making; a provider account may serve other shops too. */

function compareParts(ours: readonly OurOrder[], outside: Outside): Violation[] {
  const found: Violation[] = [];
  const parts = ours.flatMap((order) => order.parts.map((part) => ({ order, part })));
  const at = new Map(parts.map((each) => [`${each.part.provider} ${each.part.externalId}`, each]));
  const seen = new Map<string, number>();
  // A list that grows while its pages are read shows one order twice; the later look at it counts.
  const podOrders = new Map(outside.podOrders.map((pod) => [`${pod.provider} ${pod.podOrderId}`, pod]));
  for (const pod of podOrders.values()) {
    if (pod.externalId === null || !EXTERNAL_ID.test(pod.externalId)) continue;
    const key = `${pod.provider} ${pod.externalId}`;
    seen.set(key, (seen.get(key) ?? 0) + 1);
    const mine = at.get(key);
    const detail = `order ${pod.podOrderId} at ${pod.provider}`;
    if (!mine) found.push(broken('provider_order_unknown', pod.externalId, detail));
    else found.push(...comparePart(mine.order, mine.part, pod));
  }
  for (const [key, count] of seen)
    if (count > 1) found.push(broken('provider_order_doubled', key, `it exists ${count} times`));
  for (const { order, part } of outside.complete ? parts : []) {
    if (part.podOrderId !== null && !seen.has(`${part.provider} ${part.externalId}`))
      found.push(about('provider_order_missing', order, part, `order ${part.podOrderId} is not at ${part.provider}`));
  }
  return found;
}

function comparePart(order: OurOrder, part: OurOrder['parts'][number], pod: Outside['podOrders'][number]): Violation[] {
  const found: Violation[] = [];
  const going = pod.confirmed && (pod.status === null || !isOneOf(pod.status, FULFILLMENTS.stopped));
  if (going && !order.paid)
    found.push(about('printed_unpaid', order, part, `order ${pod.podOrderId} is being made and was not paid`));
  else if (going && part.status === 'canceled')
    found.push(about('printed_unpaid', order, part, `order ${pod.podOrderId} is being made and is canceled here`));
  // Canceled after a parcel left it is at most the rest of it that is.
  const rest =
    pod.status !== null && isOneOf(pod.status, FULFILLMENTS.stopped) && isOneOf(part.status, FULFILLMENTS.shipped);
  const stopped = rest || isOneOf(part.status, FULFILLMENTS.stopped);
  if (pod.status !== null && !stopped && RANK[pod.status] > RANK[part.status])
    found.push(about('status_behind', order, part, `${pod.provider} is at ${pod.status}, we are at ${part.status}`));
  for (const number of pod.trackingNumbers) {
    if (!part.trackingNumbers.includes(number))
      found.push(about('package_unknown', order, part, `package ${number} is not among ours`));
  }
  return found;
}

function broken(
  kind: DiscrepancyKind,
  subject: string,
  detail: string,
  ids: { orderId?: string; fulfillmentId?: string } = {},
): Violation {
  return { kind, subject, detail, orderId: ids.orderId ?? null, fulfillmentId: ids.fulfillmentId ?? null };
}

function about(kind: DiscrepancyKind, order: OurOrder, part: OurOrder['parts'][number], detail: string): Violation {
  return broken(kind, part.externalId, detail, { orderId: order.id, fulfillmentId: part.id });
}
