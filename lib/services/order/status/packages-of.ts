import { inArray } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { type ShipmentRow, shipments } from '@/db/schema/shipments';

/** The one order of packages: `Package 2` is the same on the page, in a mail and in the console. */
export const byAge = (a: ShipmentRow, b: ShipmentRow) =>
  a.createdAt.getTime() - b.createdAt.getTime() || (a.providerShipmentId < b.providerShipmentId ? -1 : 1);

/** The packages of these parts, oldest first. */
export async function packagesOf(db: Db | Tx, parts: readonly { id: string }[]): Promise<ShipmentRow[]> {
  if (parts.length === 0) return [];
  const ids = parts.map(({ id }) => id);
  return (await db.select().from(shipments).where(inArray(shipments.fulfillmentId, ids))).sort(byAge);
}
