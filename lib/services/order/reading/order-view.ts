import { eq, type SQL, sql } from 'drizzle-orm';
import { type FulfillmentRow, type OrderItemRow, type OrderRow, orders } from '@/db/schema/orders';
import { designView } from '@/lib/domain/catalogue/design';
import { businessDaysUntil } from '@/lib/domain/core/days';
import { AppError } from '@/lib/domain/core/errors';
import { FAILED_GRACE_MS } from '@/lib/domain/order/changes';
import { ORDER_NUMBER } from '@/lib/domain/order/order-number';
import { mayReadOrder } from '@/lib/domain/order/policy';
import { isOneOf, isPaid, ORDERS } from '@/lib/domain/order/states';
import type { Ctx } from '@/lib/engine/ctx';
import { wordsIn } from '@/lib/platform/words';
import { boughtParts, newestGenerations } from '../status/newest-generations';
import { rightsOf } from './order-rights';
import { packageViews } from './package-view';
import { replacementViews } from './replacement-view';
import { refundViews, timelineView, voiceOf } from './service-view';

export type OrderRef = { orderId: string } | { orderNumber: string } | { paymentIntentId: string };

/** The order if the actor may read it. A stranger gets the same not_found as for an order that does not exist. */
export async function readableOrder(ctx: Ctx, ref: OrderRef): Promise<OrderRow> {
  const [order] = await ctx.db.select().from(orders).where(isNamed(ref));
  if (!order || !mayReadOrder(ctx.actor, order)) throw noSuchOrder();
  return order;
}

function isNamed(ref: OrderRef): SQL {
  if ('orderId' in ref) return eq(orders.id, ref.orderId);
  if ('paymentIntentId' in ref) return eq(orders.paymentIntentId, ref.paymentIntentId);
  if (!ORDER_NUMBER.test(ref.orderNumber)) throw noSuchOrder();
  return eq(orders.orderNumber, ref.orderNumber);
}

/** The order with all that is shown of it, in one statement. */
async function readStory(ctx: Ctx, ref: OrderRef) {
  const story = await ctx.db.query.orders.findFirst({
    where: isNamed(ref),
    with: {
      items: true,
      parts: {
        with: { packages: { with: { contents: true } } },
        orderBy: (part, { asc }) => asc(part.provider),
      },
      events: {
        // Services tell whole seconds: within one, what we heard of first comes first.
        orderBy: (event, { asc }) => [asc(sql`date_trunc('second', ${event.occurredAt})`), asc(event.id)],
      },
      reports: {
        columns: { id: true, kind: true, createdAt: true, answer: true, answerSealed: true },
        orderBy: (report, { asc }) => asc(report.createdAt),
      },
      rated: { columns: { rating: true } },
    },
  });
  if (!story || !mayReadOrder(ctx.actor, story)) throw noSuchOrder();
  return story;
}
type Story = Awaited<ReturnType<typeof readStory>>;

const noSuchOrder = () => new AppError('not_found', 'There is no such order.');

/** Everything the tracking page shows. Throws AppError not_found. */
export async function trackOrder(ctx: Ctx, ref: OrderRef) {
  return tracked(ctx, await readStory(ctx, ref));
}

async function tracked(ctx: Ctx, order: Story) {
  const { items, events, parts: allParts } = order;
  const current = newestGenerations(allParts);
  const parts = boughtParts(current);
  const [voice, rights] = await Promise.all([voiceOf(ctx, order), rightsOf(ctx, order, current)]);
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
      instructions: instructionsOf(order),
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
    packages: packageViews(ctx, { ...order, parts: allParts.filter(({ replacement }) => replacement === 0) }),
    fulfillments: parts.map((part) => partView(ctx, part)),
    replacements: replacementViews(ctx, { ...order, parts: current }),
    timeline: timelineView(ctx, events, { parts: allParts, items }),
    presumed: order.status === 'delivered' && current.some(({ presumedAt }) => presumedAt !== null),
    maySendAgain: (await ctx.settings.shop()).returns !== 'refund',
    refundProgress: refundViews(events),
    moneyBackAt: moneyBackAt(order, parts),
    changeableUntil: rights.canChangeAddress && order.graceUntil ? order.graceUntil : null,
    ...voice,
    ...rights,
    version: versionOf(order, events),
    lastConfirmedAt: current.reduce<Date | null>(
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
  trouble: part.trouble,
  holdReason: part.onHold ? part.reason : null,
  providerStatus: part.providerStatus,
  lastSyncedAt: part.lastSyncedAt,
});

function instructionsOf({ paymentStatus, paymentInstructions: how }: OrderRow) {
  if (paymentStatus !== 'awaiting' || !how) return null;
  return { ...how, expiresAt: how.expiresAt === null ? null : new Date(how.expiresAt) };
}

/** Of what its print shop cannot make and nobody mends. */
function moneyBackAt(order: OrderRow, parts: readonly FulfillmentRow[]): Date | null {
  if (!isPaid(order.paymentStatus) || order.cancelRequestedAt !== null) return null;
  const failed = parts.filter(({ status }) => status === 'failed').map(({ updatedAt }) => updatedAt.getTime());
  return failed.length === 0 ? null : new Date(Math.min(...failed) + FAILED_GRACE_MS);
}

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
function versionOf(order: Pick<OrderRow, 'updatedAt'>, events: { id: number }[]): string {
  return `${Math.max(0, ...events.map(({ id }) => id))}-${order.updatedAt.getTime()}`;
}

/** What a browser compares to what it shows. Throws AppError not_found. */
export async function orderVersion(ctx: Ctx, ref: OrderRef): Promise<{ orderId: string; version: string }> {
  const order = await ctx.db.query.orders.findFirst({
    where: isNamed(ref),
    columns: { id: true, userId: true, updatedAt: true },
    with: { events: { columns: { id: true }, orderBy: (event, { desc }) => desc(event.id), limit: 1 } },
  });
  if (!order || !mayReadOrder(ctx.actor, order)) throw noSuchOrder();
  return { orderId: order.id, version: versionOf(order, order.events) };
}

/** The guide's status answer: the tracking view with its field names. Throws AppError not_found. */
export async function orderStatus(ctx: Ctx, ref: OrderRef) {
  const order = await readStory(ctx, ref);
  const view = await tracked(ctx, order);
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
    version: view.version,
  };
}

const quoted = ({ shipping }: OrderRow) => ({ from: shipping.deliveryFrom, to: shipping.deliveryTo });

function inBusinessDays(from: Date, window: { from: string; to: string }): string {
  return `${businessDaysUntil(window.from, from)}-${businessDaysUntil(window.to, from)} business days`;
}
