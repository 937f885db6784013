import { asc, eq, inArray } from 'drizzle-orm';
import {
  fulfillments,
  type OrderRow,
  orderEvents,
  orderItems,
  orders,
  shipmentItems,
  shipments,
} from '@/db/schema/orders';
import { AppError } from '@/lib/domain/errors';
import { ORDER_STATUS_LABEL } from '@/lib/domain/order-status';
import { may, mayReadOrder, maySeeAddress, whyNotCancelable } from '@/lib/domain/policy';
import { keptRecipientSchema, maskRecipient } from '@/lib/domain/recipient';
import { EVENT_WORDS } from '@/lib/domain/timeline';
import type { Ctx } from '../context';
import { newestGenerations } from './refresh-order';

const iso = (date: Date | null) => date?.toISOString() ?? null;
const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;

export type OrderRef = { orderId: string } | { orderNumber: string } | { paymentIntentId: string };

/** The order if the actor may read it. A stranger gets the same not_found as for an order that does not exist. */
export async function readableOrder(ctx: Ctx, ref: OrderRef): Promise<OrderRow> {
  const where =
    'orderId' in ref
      ? eq(orders.id, ref.orderId)
      : 'orderNumber' in ref
        ? eq(orders.orderNumber, ref.orderNumber)
        : eq(orders.paymentIntentId, ref.paymentIntentId);
  const [order] = await ctx.db.select().from(orders).where(where);
  if (!order || !mayReadOrder(ctx.actor, order)) throw new AppError('not_found', 'There is no such order.');
  return order;
}

/** Everything the tracking page shows, in the words of `orderTrackingAnswer`. Throws AppError not_found. */
export async function trackOrder(ctx: Ctx, ref: OrderRef) {
  const order = await readableOrder(ctx, ref);
  const [items, allParts, events] = await Promise.all([
    ctx.db.select().from(orderItems).where(eq(orderItems.orderId, order.id)),
    ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, order.id)).orderBy(asc(fulfillments.provider)),
    ctx.db
      .select()
      .from(orderEvents)
      .where(eq(orderEvents.orderId, order.id))
      .orderBy(asc(orderEvents.occurredAt), asc(orderEvents.id)),
  ]);
  const parts = newestGenerations(allParts);
  const packages = await packagesOf(ctx, allParts, items);
  const cancelReason =
    order.cancelRequestedAt && order.status !== 'canceled'
      ? 'A cancellation is already under way.'
      : whyNotCancelable(
          { payment: order.paymentStatus, canceled: order.status === 'canceled', fulfillments: parts },
          may(ctx.actor, 'orders.cancel'),
        );
  const recipient = keptRecipientSchema.parse(ctx.vault.open(order.recipientSealed));
  const masked = !maySeeAddress(ctx.actor);
  return {
    order_id: order.id,
    order_number: order.orderNumber,
    placed_at: order.createdAt.toISOString(),
    status: order.status,
    status_label: ORDER_STATUS_LABEL[order.status],
    payment: {
      status: order.paymentStatus,
      total: order.totalMinor,
      refunded: order.refundedMinor,
      currency: order.currency,
    },
    amounts: {
      subtotal_minor: order.subtotalMinor,
      shipping_minor: order.shippingMinor,
      tax_minor: order.taxMinor,
      total_minor: order.totalMinor,
      currency: order.currency,
    },
    shipping_name: order.shipping.name,
    estimated_delivery_window:
      order.status === 'canceled' ? null : { from: order.shipping.deliveryFrom, to: order.shipping.deliveryTo },
    items: items.map((item) => ({
      id: item.id,
      product_id: item.productId,
      variant_id: item.variantId,
      title: item.title,
      variant_name: item.variantName,
      picture: item.picture,
      quantity: item.quantity,
      unit_minor: item.unitMinor,
      provider: item.provider,
    })),
    packages,
    fulfillments: parts.map((part) => ({
      provider: part.provider,
      provider_label: ctx.pods.get(part.provider)?.label ?? part.provider,
      pod_order_id: part.podOrderId,
      status: part.status,
      on_hold: part.onHold,
      hold_reason: part.onHold ? part.reason : null,
      provider_status: part.providerStatus,
      last_synced_at: iso(part.lastSyncedAt),
    })),
    timeline: events.flatMap((event) => {
      const words = EVENT_WORDS[event.kind];
      return words ? [{ timestamp: event.occurredAt.toISOString(), status: event.kind, ...words }] : [];
    }),
    recipient: masked ? maskRecipient(recipient) : recipient,
    masked,
    can_cancel: cancelReason === null,
    cancel_reason: cancelReason,
    last_confirmed_at: iso(
      parts.reduce<Date | null>(
        (oldest, { lastSyncedAt }) => (lastSyncedAt && (!oldest || lastSyncedAt < oldest) ? lastSyncedAt : oldest),
        null,
      ),
    ),
  };
}

async function packagesOf(
  ctx: Ctx,
  parts: { id: string; provider: string }[],
  items: (typeof orderItems.$inferSelect)[],
) {
  if (parts.length === 0) return [];
  const rows = await ctx.db
    .select()
    .from(shipments)
    .where(
      inArray(
        shipments.fulfillmentId,
        parts.map(({ id }) => id),
      ),
    )
    .orderBy(asc(shipments.createdAt), asc(shipments.providerShipmentId));
  const contents =
    rows.length === 0
      ? []
      : await ctx.db
          .select()
          .from(shipmentItems)
          .where(
            inArray(
              shipmentItems.shipmentId,
              rows.map(({ id }) => id),
            ),
          );
  return rows.map((row) => {
    const inside = contents.filter(({ shipmentId }) => shipmentId === row.id);
    return {
      id: row.id,
      provider: parts.find(({ id }) => id === row.fulfillmentId)?.provider ?? '',
      status: row.status,
      carrier: row.carrier,
      tracking_number: row.trackingNumber,
      tracking_url: row.trackingUrl,
      shipped_at: iso(row.shippedAt),
      delivered_at: iso(row.deliveredAt),
      estimated_from: day(row.estimatedFrom),
      estimated_to: day(row.estimatedTo),
      reshipment: row.reshipment,
      items:
        inside.length === 0
          ? null
          : inside.flatMap(({ orderItemId, quantity }) => {
              const item = items.find(({ id }) => id === orderItemId);
              return item
                ? [
                    {
                      item_id: item.id,
                      title: item.title,
                      variant_name: item.variantName,
                      picture: item.picture,
                      quantity,
                    },
                  ]
                : [];
            }),
    };
  });
}

/** The guide's status answer: the tracking view with its field names. Throws AppError not_found. */
export async function orderStatus(ctx: Ctx, ref: OrderRef) {
  const order = await readableOrder(ctx, ref);
  const view = await trackOrder(ctx, { orderId: order.id });
  return {
    payment_intent_id: order.paymentIntentId ?? '',
    order_id: order.orderNumber,
    status: view.status_label,
    internal_status: view.status,
    provider: view.fulfillments.map(({ provider }) => provider).join(', ') || null,
    provider_status: order.providerStatus,
    tracking: {
      tracking_number: order.trackingNumber,
      tracking_url: order.trackingUrl,
      carrier: order.carrier,
      shipped_at: iso(order.shippedAt),
    },
    timeline: view.timeline,
    estimated_delivery: businessDays(order.createdAt, order.shipping),
    estimated_delivery_window: view.estimated_delivery_window,
    packages: view.packages,
    fulfillments: view.fulfillments,
    payment: view.payment,
    can_cancel: view.can_cancel,
    last_confirmed_at: view.last_confirmed_at,
  };
}

function businessDays(from: Date, window: { deliveryFrom: string; deliveryTo: string }): string {
  const count = (until: string) => {
    let days = 0;
    for (const date = new Date(from); date.toISOString().slice(0, 10) < until; date.setUTCDate(date.getUTCDate() + 1)) {
      if (date.getUTCDay() !== 0 && date.getUTCDay() !== 6) days += 1;
    }
    return days;
  };
  return `${count(window.deliveryFrom)}-${count(window.deliveryTo)} business days`;
}
