import { and, eq, isNull } from 'drizzle-orm';
import { fulfillments } from '@/db/schema/orders';
import { shipments } from '@/db/schema/shipments';
import { AppError } from '@/lib/domain/core/errors';
import { refuseWeakLink } from '@/lib/domain/order/policy';
import type { ReturnChoice } from '@/lib/domain/order/problem';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { raiseAlert } from '@/lib/engine/raise-alert';
import { recordEvent } from '@/lib/engine/record-event';
import { readableOrder } from '../reading/order-view';

/**
 * What the shopper wants of a parcel that came back, once: it stands on its case, where a person does it. Where to send it
 * they say beforehand, by changing the address. Throws AppError not_found, forbidden, conflict.
 */
export async function chooseReturn(
  ctx: Ctx,
  input: { orderId: string; packageId: string; choice: ReturnChoice },
): Promise<{ done: true }> {
  const order = await readableOrder(ctx, { orderId: input.orderId });
  refuseWeakLink(ctx.actor);
  const { returns } = await ctx.settings.shop();
  if (input.choice === 'send_again' && returns === 'refund')
    throw new AppError('conflict', 'This shop gives the money back for what comes back.');
  await inTransaction(ctx, async (ctx) => {
    const mine = and(eq(shipments.id, input.packageId), eq(fulfillments.orderId, order.id));
    const [found] = await ctx.db
      .select({ box: shipments, part: fulfillments })
      .from(shipments)
      .innerJoin(fulfillments, eq(fulfillments.id, shipments.fulfillmentId))
      .where(mine);
    if (!found) throw new AppError('not_found', 'There is no such package.');
    const chosen = await ctx.db
      .update(shipments)
      .set({ returnChoice: input.choice, updatedAt: ctx.clock.now() })
      .where(and(eq(shipments.id, found.box.id), eq(shipments.status, 'returned'), isNull(shipments.returnChoice)))
      .returning({ id: shipments.id });
    if (chosen.length === 0) throw new AppError('conflict', 'Nobody asks about this package any more.');
    const subject = { orderId: order.id, fulfillmentId: found.part.id };
    await recordEvent(ctx, {
      ...subject,
      kind: 'package.return_chosen',
      onceKey: found.box.id,
      source: 'customer',
      data: { choice: input.choice },
    });
    const wish = input.choice === 'send_again' ? 'wants it sent again' : 'wants the money back';
    await raiseAlert(ctx, {
      ...subject,
      kind: 'package_returned',
      key: found.box.id,
      message: `A package of ${found.part.externalId} came back, and the customer ${wish}.`,
    });
  });
  return { done: true };
}
