import { inArray } from 'drizzle-orm';
import type { FulfillmentRow } from '@/db/schema/orders';
import { shipmentItems } from '@/db/schema/shipments';
import type { PodPiece } from '@/lib/domain/order/pod';
import { isOneOf, PACKAGES } from '@/lib/domain/order/states';
import type { TxCtx } from '@/lib/engine/ctx';
import type { Pieces } from '../refund/refund-unmade';
import { itemsOf } from '../status/items-of';
import { packagesOf } from '../status/packages-of';
import { isInside } from './apply-shipments';

/** `unmade`: what lies in no parcel; null where nobody has told what lies in them. */
export type Left = { status: (typeof PACKAGES.left)[number]; unmade: Pieces[] | null };

/** What of a part has left the print shop, and so will not come back whatever is canceled; null while nothing has. */
export async function whatLeft(ctx: TxCtx, part: FulfillmentRow): Promise<Left | null> {
  const packages = await packagesOf(ctx.db, [part]);
  const gone = packages.filter(({ status, reshipment }) => isOneOf(status, PACKAGES.shipped) && !reshipment);
  if (gone.length === 0) return null;
  const status = gone.some((each) => each.status === 'shipped') ? 'shipped' : 'delivered';
  const ids = gone.map(({ id }) => id);
  const packed = await ctx.db.select().from(shipmentItems).where(inArray(shipmentItems.shipmentId, ids));
  if (ids.some((id) => !packed.some(({ shipmentId }) => shipmentId === id))) return { status, unmade: null };
  const items = await itemsOf(ctx, part);
  const unmade = items.flatMap(({ id, quantity }) => {
    const inside = packed.filter(({ orderItemId }) => orderItemId === id);
    const left = quantity - inside.reduce((sum, each) => sum + each.quantity, 0);
    return left > 0 ? [{ itemId: id, quantity: left }] : [];
  });
  // Something was left, or the provider would not have canceled it: what we were told of the parcels is too little.
  return { status, unmade: unmade.length === 0 ? null : unmade };
}

/** Our items, of what a provider names in its words. */
export async function piecesOf(ctx: TxCtx, part: FulfillmentRow, named: readonly PodPiece[]): Promise<Pieces[]> {
  if (named.length === 0) return [];
  const items = await itemsOf(ctx, part);
  return named.flatMap((piece) => {
    const item = items.find((each) => isInside(each, piece));
    return item ? [{ itemId: item.id, quantity: Math.min(piece.quantity, item.quantity) }] : [];
  });
}
