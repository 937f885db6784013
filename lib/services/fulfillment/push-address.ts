import { eq } from 'drizzle-orm';
import { type FulfillmentRow, fulfillments, type OrderRow } from '@/db/schema/orders';
import type { AddressOutcome } from '@/lib/domain/pod';
import { recipientSchema } from '@/lib/domain/recipient';
import { type Ctx, podOf } from '../context';

/** Gives the provider the order's address as it is now, and writes down that it has it. May throw ProviderError. */
export async function pushAddress(
  ctx: Ctx,
  order: OrderRow,
  part: FulfillmentRow & { podOrderId: string },
): Promise<AddressOutcome> {
  const outcome = await podOf(ctx, part.provider, 'submit').changeAddress(part.podOrderId, {
    recipient: recipientSchema.parse(ctx.vault.open(order.recipientSealed)),
    email: String(ctx.vault.open(order.emailSealed)),
  });
  await ctx.db
    .update(fulfillments)
    .set({ recipientVersion: order.recipientVersion, updatedAt: ctx.clock.now() })
    .where(eq(fulfillments.id, part.id));
  return outcome;
}
