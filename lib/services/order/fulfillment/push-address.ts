import { eq } from 'drizzle-orm';
import { type FulfillmentRow, fulfillments, type OrderRow } from '@/db/schema/orders';
import type { AddressOutcome } from '@/lib/domain/order/pod';
import { type Ctx, podOf } from '@/lib/engine/ctx';
import { recipientOf } from '../reading/recipient-of';

/** Gives the provider the order's address as it is now, and writes down that it has it. May throw ProviderError. */
export async function pushAddress(
  ctx: Ctx,
  order: OrderRow,
  part: FulfillmentRow & { podOrderId: string },
): Promise<AddressOutcome> {
  const outcome = await podOf(ctx, part.provider, 'submit').changeAddress(part.podOrderId, recipientOf(ctx, order));
  await ctx.db
    .update(fulfillments)
    .set({ recipientVersion: order.recipientVersion, updatedAt: ctx.clock.now() })
    .where(eq(fulfillments.id, part.id));
  return outcome;
}
