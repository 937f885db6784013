import { asc, desc, eq, sql } from 'drizzle-orm';
import {
  type FulfillmentRow,
  fulfillments,
  type OrderItemRow,
  type OrderRow,
  orderEvents,
  orderItems,
  orders,
} from '@/db/schema/orders';
import { designView } from '@/lib/domain/catalogue/design';
import { businessDaysUntil } from '@/lib/domain/core/days';
import { AppError } from '@/lib/domain/core/errors';
import { ORDER_NUMBER } from '@/lib/domain/order/order-number';
import { mayReadOrder } from '@/lib/domain/order/policy';
import { isOneOf, ORDERS } from '@/lib/domain/order/states';
import type { Ctx } from '@/lib/engine/ctx';
import { wordsIn } from '@/lib/platform/words';
import { newestGenerations } from '../status/newest-generations';
import { rightsOf } from './order-rights';
import { packageViews } from './package-view';
import { refundViews, timelineView, voiceOf } from './service-view';

/** Services tell whole seconds: within one, what we heard of first comes first. */
const inWholeSeconds = sql`date_trunc('second', ${orderEvents.occurredAt})`;

export type OrderRef = { orderId: string } | { orderNumber: string } | { paymentIntentId: string };

/** The order if the actor may read it. A stranger gets the same not_found as for an order that does not exist. */
export async function readableOrder(ctx: Ctx, ref: OrderRef): Promise<OrderRow> {
  if ('orderNumber' in ref && !ORDER_NUMBER.test(ref.orderNumber)) throw noSuchOrder();
  const where =
    'orderId' in ref
      ? eq(orders.id, ref.orderId)
      : 'orderNumber' in ref
        ? eq(orders.orderNumber, ref.orderNumber)
        : eq(orders.paymentIntentId, ref.paymentIntentId);
  const [order] = await ctx.db.select().from(orders).where(where);
  if (!order || !mayReadOrder(ctx.actor, order)) throw noSuchOrder();
  return order;
}

const noSuchOrder = () => new AppError('not_found', 'There is no such order.');

/** Everything the tracking page shows. Throws AppError not_found. */
export async function trackOrder(ctx: Ctx, ref: OrderRef) {
  const order = await readableOrder(ctx, ref);
  const [items, allParts, events] = await Promise.all([
    ctx.db.select().from(orderItems).where(eq(orderItems.orderId, order.id)),
    ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, order.id)).orderBy(asc(fulfillments.provider)),
    ctx.db
      .select()
      .from(orderEvents)
      .where(eq(orderEvents.orderId, order.id))
      .orderBy(asc(inWholeSeconds), asc(orderEvents.id)),
  ]);
  const parts = newestGenerations(allParts);
  const [packages, voice, rights] = await Promise.all([
    packageViews(ctx, allParts, { items, events }),
    voiceOf(ctx, order),
    rightsOf(ctx, order, parts),
  ]);
  const window = windowOf(order);
  return {
    orderId: order.id,
    orderNumber: order.orderNumber,
    placedAt: order.createdAt,
    status: order.status,
    statusLabel: wordsIn(ctx.locale, 'status.order')(order.status),
    payment: {
      status: order.paymentStatus,
      total: order.totalMinor,
      refunded: order.refundedMinor,
      currency: order.currency,
    },
    amounts: {
      subtotalMinor: order.subtotalMinor,
      shippingMinor: order.shippingMinor,
      taxMinor: order.taxMinor,
      totalMinor: order.totalMinor,
      currency: order.currency,
    },
    shippingName: wordsIn(ctx.locale, 'catalogue.shipping')(order.shipping.id),
    estimatedDeliveryWindow: window && { from: window.from, to: window.to },
    delivery: window,
    items: items.map(itemView),
    packages,
    fulfillments: parts.map((part) => partView(ctx, part)),
    timeline: timelineView(ctx, events, { parts: allParts, items }),
    refundProgress: refundViews(events),
    ...voice,
    ...rights,
    version: versionOf(order, events),
    lastConfirmedAt: parts.reduce<Date | null>(
      (oldest, { lastSyncedAt }) => (lastSyncedAt && (!oldest || lastSyncedAt < oldest) ? lastSyncedAt : oldest),
      null,
    ),
  };
}

const itemView = (item: OrderItemRow) => ({
  id: item.id,
  productId: item.productId,
  variantId: item.variantId,
  title: item.title,
  variantName: item.variantName,
  picture: item.picture,
  quantity: item.quantity,
  unitMinor: item.unitMinor,
  provider: item.provider,
  design: designView(item.design),
});

const partView = (ctx: Ctx, part: FulfillmentRow) => ({
  provider: part.provider,
  providerLabel: ctx.pods.get(part.provider)?.label ?? part.provider,
  podOrderId: part.podOrderId,
  status: part.status,
  onHold: part.onHold,
  holdReason: part.onHold ? part.reason : null,
  providerStatus: part.providerStatus,
  lastSyncedAt: part.lastSyncedAt,
});

/** When it is expected, as shown; null once that is no question any more. */
function windowOf(order: OrderRow) {
  if (isOneOf(order.status, ORDERS.unexpected)) return null;
  const { deliveryWindow, shipping } = order;
  return {
    from: deliveryWindow?.from ?? shipping.deliveryFrom,
    to: deliveryWindow?.to ?? shipping.deliveryTo,
    basis: deliveryWindow?.basis ?? ('quote' as const),
    previous: deliveryWindow?.previous ?? null,
    changedAt: deliveryWindow?.changedAt ? new Date(deliveryWindow.changedAt) : null,
  };
}

/** Differs whenever an order that was shown has changed since. `events`: the newest at least. */
function versionOf(order: OrderRow, events: { id: number }[]): string {
  return `${Math.max(0, ...events.map(({ id }) => id))}-${order.updatedAt.getTime()}`;
}

/** What a browser compares to what it shows. Throws AppError not_found. */
export async function orderVersion(ctx: Ctx, ref: OrderRef): Promise<{ orderId: string; version: string }> {
  const order = await readableOrder(ctx, ref);
  const newest = await ctx.db
    .select({ id: orderEvents.id })
    .from(orderEvents)
    .where(eq(orderEvents.orderId, order.id))
    .orderBy(desc(orderEvents.id))
    .limit(1);
  return { orderId: order.id, version: versionOf(order, newest) };
}

/** The guide's status answer: the tracking view with its field names. Throws AppError not_found. */
export async function orderStatus(ctx: Ctx, ref: OrderRef) {
  const order = await readableOrder(ctx, ref);
  const view = await trackOrder(ctx, { orderId: order.id });
  return {
    paymentIntentId: order.paymentIntentId ?? '',
    orderId: order.orderNumber,
    status: view.statusLabel,
    internalStatus: view.status,
    provider: view.fulfillments.map(({ provider }) => provider).join(', ') || null,
    providerStatus: order.providerStatus,
    tracking: {
      trackingNumber: order.trackingNumber,
      trackingUrl: order.trackingUrl,
      carrier: order.carrier,
      shippedAt: order.shippedAt,
    },
    timeline: view.timeline,
    estimatedDelivery: inBusinessDays(order.createdAt, windowOf(order) ?? quoted(order)),
    estimatedDeliveryWindow: view.estimatedDeliveryWindow,
    packages: view.packages,
    fulfillments: view.fulfillments,
    payment: view.payment,
    canCancel: view.canCancel,
    lastConfirmedAt: view.lastConfirmedAt,
  };
}

const quoted = ({ shipping }: OrderRow) => ({ from: shipping.deliveryFrom, to: shipping.deliveryTo });

function inBusinessDays(from: Date, window: { from: string; to: string }): string {
  return `${businessDaysUntil(window.from, from)}-${businessDaysUntil(window.to, from)} business days`;
}
