import { asc, inArray } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { type ShipmentRow, shipments } from '@/db/schema/shipments';

/** The packages of these parts, oldest first. */
export async function packagesOf(db: Db | Tx, parts: readonly { id: string }[]): Promise<ShipmentRow[]> {
  if (parts.length === 0) return [];
  const ids = parts.map(({ id }) => id);
  return db
    .select()
    .from(shipments)
    .where(inArray(shipments.fulfillmentId, ids))
    .orderBy(asc(shipments.createdAt), asc(shipments.providerShipmentId));
}
