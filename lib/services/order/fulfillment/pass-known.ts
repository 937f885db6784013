import { eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import { type FulfillmentRow, fulfillments } from '@/db/schema/orders';
import { type ShipmentRow, shipmentItems, shipments } from '@/db/schema/shipments';
import type { PodOrder } from '@/lib/domain/order/pod';
import { FULFILLMENT, isOneOf, mayBecome } from '@/lib/domain/order/states';
import type { Ctx } from '@/lib/engine/ctx';
import { flagsOf, mergedPackage } from './merge-look';

/** One look at a provider's order, which began at `seenAt`. */
export type Look = { fulfillmentId: string; pod: PodOrder; seenAt: Date };

/** `contents`: of how many of our items we know that they lie in it. */
type Packed = ShipmentRow & { contents: number };
type Kept = { part: FulfillmentRow; packages: Packed[] };

/**
 * Of many looks those that show only what our rows say already: nothing is locked for them, and only when they were is
 * written. Answers the fulfillments that this is all of. Two statements, however many there are.
 */
export async function passKnown(ctx: Ctx, looks: readonly Look[]): Promise<Set<string>> {
  const rows = await readParts(
    ctx,
    looks.map(({ fulfillmentId }) => fulfillmentId),
  );
  const known = looks.flatMap((look) => {
    const part = rows.get(look.fulfillmentId);
    return part && isKnown(part, look) ? [{ look, before: part.part.lastSyncedAt }] : [];
  });
  if (known.length === 0) return new Set();
  const text = (at: Date | null) => at?.toISOString() ?? null;
  // Somebody else's look in between is theirs to tell of: then ours is taken whole.
  const passed = await ctx.db.execute<{ id: string }>(sql`update ${fulfillments} set
      last_synced_at = greatest(last_synced_at, look.seen_at)
    from unnest(
      ${sql.param(known.map(({ look }) => look.fulfillmentId))}::uuid[],
      ${sql.param(known.map(({ before }) => text(before)))}::timestamptz[],
      ${sql.param(known.map(({ look }) => text(look.seenAt)))}::timestamptz[]
    ) as look (id, before, seen_at)
    where ${fulfillments.id} = look.id and last_synced_at is not distinct from look.before
    returning ${fulfillments.id} as id`);
  return new Set(passed.map(({ id }) => id));
}

async function readParts(ctx: Ctx, ids: readonly string[]) {
  const contents = sql<number>`(select count(*)::int from ${shipmentItems} where ${shipmentItems.shipmentId} = ${shipments.id})`;
  const rows = await ctx.db
    .select({ part: getTableColumns(fulfillments), shipment: getTableColumns(shipments), contents })
    .from(fulfillments)
    .leftJoin(shipments, eq(shipments.fulfillmentId, fulfillments.id))
    .where(inArray(fulfillments.id, [...ids]));
  const parts = new Map<string, Kept>();
  for (const { part, shipment, contents } of rows) {
    const found = parts.get(part.id) ?? { part, packages: [] };
    if (shipment) found.packages.push({ ...shipment, contents });
    parts.set(part.id, found);
  }
  return parts;
}

/** Where in doubt it is not known: then the look is taken whole, which costs more and is always right. */
function isKnown({ part, packages }: Kept, { pod, seenAt }: Look): boolean {
  if (pod.status === null || pod.unmade.length > 0) return false;
  if (isOneOf(part.status, mayBecome(FULFILLMENT, pod.status))) return false;
  if (!isSame(flagsOf(part, { pod, seenAt, ended: null }), part)) return false;
  return pod.shipments.every((seen) => {
    const ours = packages.find(({ providerShipmentId }) => providerShipmentId === seen.providerShipmentId);
    if (!ours || (seen.items?.length ?? 0) > ours.contents) return false;
    return isSame(mergedPackage(seen, ours, ours.updatedAt), ours);
  });
}

function isSame<Key extends string>(values: Record<Key, unknown>, row: Record<NoInfer<Key>, unknown>): boolean {
  const comparable = (value: unknown) => (value instanceof Date ? value.getTime() : value);
  return (Object.keys(values) as Key[]).every((key) => comparable(values[key]) === comparable(row[key]));
}
