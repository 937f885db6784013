import { eq, inArray } from 'drizzle-orm';
import type { FulfillmentRow, OrderItemRow } from '@/db/schema/orders';
import { type ShipmentRow, shipmentItems, shipments } from '@/db/schema/shipments';
import { isSameCarrier } from '@/lib/domain/address/carriers';
import type { PodOrder, PodShipment } from '@/lib/domain/order/pod';
import { isOneOf, PACKAGES } from '@/lib/domain/order/states';
import type { EventSource } from '@/lib/domain/order/timeline';
import type { TxCtx } from '@/lib/engine/ctx';
import { raiseAlert } from '@/lib/engine/raise-alert';
import { recordEvent } from '@/lib/engine/record-event';
import { enqueueEffect } from '@/lib/engine/work/enqueue-effect';
import { itemsOf } from '../status/items-of';
import { mergedPackage, type ShipmentHint } from './merge-look';

/** Merges a provider's packages into ours, keyed by the provider's shipment id. Returns whether anything changed. */
export async function applyShipments(
  ctx: TxCtx,
  {
    fulfillment,
    pod,
    source,
    hint,
  }: { fulfillment: FulfillmentRow; pod: PodOrder; source: EventSource; hint?: ShipmentHint },
): Promise<boolean> {
  let changed = false;
  const known = await ctx.db.select().from(shipments).where(eq(shipments.fulfillmentId, fulfillment.id));
  for (const seen of pod.shipments) {
    const returned = hint?.returnedShipmentId === seen.providerShipmentId;
    const shipment = returned ? { ...seen, status: 'returned' as const } : seen;
    const before = knownAs(shipment, known, pod);
    const row = await mergeShipment(ctx, fulfillment.id, shipment, before);
    if (!before || before.status !== row.status || before.trackingNumber !== row.trackingNumber) {
      changed = true;
      await tell(ctx, fulfillment, row, { source, reason: returned ? (hint?.reason ?? null) : null });
      if (before?.trackingNumber) await tellNumber(ctx, fulfillment, row, { before: before.trackingNumber, source });
    }
    if (before && before.estimatedTo?.getTime() !== row.estimatedTo?.getTime()) changed = true;
    const told = toldContents(shipment, hint);
    if (told && (await fillShipment(ctx, fulfillment, row, told))) changed = true;
  }
  return changed;
}

/**
 * The parcel of ours that this is. A parcel is not its number: where the provider has no id of its own, another spelling of
 * the carrier is the same parcel, and so is the only new one in place of the only one that is gone.
 */
function knownAs(seen: PodShipment, known: readonly ShipmentRow[], pod: PodOrder): ShipmentRow | undefined {
  const same = known.find(({ providerShipmentId }) => providerShipmentId === seen.providerShipmentId);
  if (same) return same;
  const listed = new Set(pod.shipments.map(({ providerShipmentId }) => providerShipmentId));
  const gone = known.filter(({ providerShipmentId }) => !listed.has(providerShipmentId));
  const respelled = gone.find(
    ({ trackingNumber, carrier }) =>
      trackingNumber !== null &&
      trackingNumber.toLowerCase() === seen.trackingNumber?.toLowerCase() &&
      isSameCarrier(carrier, seen.carrier),
  );
  if (respelled) return respelled;
  const ids = new Set(known.map(({ providerShipmentId }) => providerShipmentId));
  const added = pod.shipments.filter(({ providerShipmentId }) => !ids.has(providerShipmentId));
  const [only, ...more] = gone.filter(({ status }) => isOneOf(status, PACKAGES.coming));
  // A list answer may leave parcels out, so there nothing has gone.
  return pod.complete && added.length === 1 && more.length === 0 ? only : undefined;
}

async function mergeShipment(
  ctx: TxCtx,
  fulfillmentId: string,
  shipment: PodShipment,
  before: ShipmentRow | undefined,
): Promise<ShipmentRow> {
  const now = ctx.clock.now();
  if (before && before.providerShipmentId !== shipment.providerShipmentId) {
    const { providerShipmentId } = shipment;
    await ctx.db.update(shipments).set({ providerShipmentId }).where(eq(shipments.id, before.id));
  }
  const values = { ...mergedPackage(shipment, before, now), updatedAt: now };
  const [row] = await ctx.db
    .insert(shipments)
    .values({ fulfillmentId, providerShipmentId: shipment.providerShipmentId, createdAt: now, ...values })
    .onConflictDoUpdate({ target: [shipments.fulfillmentId, shipments.providerShipmentId], set: values })
    .returning();
  if (!row) throw new Error('the shipment was not written');
  return row;
}

async function tell(
  ctx: TxCtx,
  fulfillment: FulfillmentRow,
  row: ShipmentRow,
  { source, reason }: { source: EventSource; reason: string | null },
): Promise<void> {
  const base = {
    orderId: fulfillment.orderId,
    fulfillmentId: fulfillment.id,
    onceKey: row.id,
    source,
    data: { provider: fulfillment.provider, carrier: row.carrier, tracking_number: row.trackingNumber },
  };
  const mail = {
    orderId: fulfillment.orderId,
    fulfillmentId: fulfillment.id,
    dedupeKey: row.id,
    payload: { shipment_id: row.id },
  };
  if (isOneOf(row.status, PACKAGES.shipped)) {
    await recordEvent(ctx, { ...base, kind: 'package.shipped', occurredAt: row.shippedAt });
    await enqueueEffect(ctx, { ...mail, kind: 'mail_shipped' });
  }
  if (row.status === 'delivered') {
    await recordEvent(ctx, { ...base, kind: 'package.delivered', occurredAt: row.deliveredAt });
  }
  if (row.status === 'returned') {
    await ctx.db.update(shipments).set({ returnedAt: ctx.clock.now() }).where(eq(shipments.id, row.id));
    const data = { ...base.data, ...(reason ? { reason } : {}) };
    await recordEvent(ctx, { ...base, kind: 'package.returned', data });
    await enqueueEffect(ctx, { ...mail, kind: 'mail_returned' });
    await raiseAlert(ctx, {
      kind: 'package_returned',
      key: row.id,
      message: `A package of ${fulfillment.externalId} came back to ${fulfillment.provider}${reason ? ` (${reason})` : ''}. The customer is asked what to do.`,
      orderId: fulfillment.orderId,
      fulfillmentId: fulfillment.id,
    });
  }
}

/** Once for every number: whoever follows the old one would wait for ever. */
async function tellNumber(
  ctx: TxCtx,
  fulfillment: FulfillmentRow,
  row: ShipmentRow,
  { before, source }: { before: string; source: EventSource },
): Promise<void> {
  const { trackingNumber } = row;
  if (trackingNumber === null || trackingNumber.toLowerCase() === before.toLowerCase()) return;
  const subject = { orderId: fulfillment.orderId, fulfillmentId: fulfillment.id };
  await recordEvent(ctx, {
    ...subject,
    kind: 'package.tracking_updated',
    onceKey: `${row.id}:${trackingNumber}`,
    source,
    data: { provider: fulfillment.provider, before, tracking_number: trackingNumber },
  });
  if (!isOneOf(row.status, PACKAGES.left)) return;
  await enqueueEffect(ctx, {
    ...subject,
    kind: 'mail_new_number',
    dedupeKey: `${row.id} ${trackingNumber}`,
    payload: { shipment_id: row.id },
  });
}

/** What the provider, or else an event about this package, says lies in it; null where neither tells. */
function toldContents(
  { items, trackingNumber }: PodShipment,
  hint: ShipmentHint | undefined,
): readonly Inside[] | null {
  const hinted = hint?.trackingNumber === trackingNumber ? hint.skus : undefined;
  return items ?? hinted?.map((sku) => ({ sku, externalId: null, providerVariantId: null, quantity: null })) ?? null;
}

/** Says what lies in a package. */
async function fillShipment(
  ctx: TxCtx,
  fulfillment: FulfillmentRow,
  row: ShipmentRow,
  told: readonly Inside[],
): Promise<boolean> {
  const ours = await itemsOf(ctx, fulfillment);
  const found = told.map((inside) => ({ inside, item: ours.find((item) => isInside(item, inside)) }));
  const unknown = found.filter(({ item }) => !item);
  if (unknown.length === 1) {
    const matched = found.flatMap(({ item }) => (item ? [item.id] : []));
    for (const one of unknown) one.item = await onlyOneLeft(ctx, ours, matched);
  }
  const contents = found.flatMap(({ inside, item }) =>
    item ? [{ shipmentId: row.id, orderItemId: item.id, quantity: inside.quantity ?? item.quantity }] : [],
  );
  const once = [...new Map(contents.map((content) => [content.orderItemId, content])).values()];
  if (once.length === 0) return false;
  const added = await ctx.db.insert(shipmentItems).values(once).onConflictDoNothing().returning();
  return added.length > 0;
}

type Inside = {
  externalId: string | null;
  providerVariantId: string | null;
  sku: string | null;
  quantity: number | null;
};

export function isInside({ id, sku, providerVariantId }: OrderItemRow, inside: Inside): boolean {
  if (inside.externalId !== null) return id.replaceAll('-', '') === inside.externalId;
  return providerVariantId === inside.providerVariantId || (sku !== null && sku === inside.sku);
}

/** An own design has no SKU of ours, so Printify names one we never saw. It is the item that lies nowhere yet, if only one does. */
async function onlyOneLeft(ctx: TxCtx, ours: readonly OrderItemRow[], matched: readonly string[]) {
  const ids = ours.map(({ id }) => id);
  const packed = await ctx.db.select().from(shipmentItems).where(inArray(shipmentItems.orderItemId, ids));
  const elsewhere = new Set([...matched, ...packed.map(({ orderItemId }) => orderItemId)]);
  const left = ours.filter(({ id }) => !elsewhere.has(id));
  return left.length === 1 ? left[0] : undefined;
}
