import { and, eq, isNull } from 'drizzle-orm';
import { type FulfillmentRow, fulfillments, type OrderRow, orderItems } from '@/db/schema/orders';
import { ProviderError } from '@/lib/domain/core/errors';
import { nextExternalId } from '@/lib/domain/order/order-number';
import type { PodOrder } from '@/lib/domain/order/pod';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { raiseAlert } from '@/lib/engine/raise-alert';
import { recordEvent } from '@/lib/engine/record-event';
import type { PodProvider } from '@/lib/integrations/pod/provider';
import { lockOrder } from './apply-pod-order';

/** What a provider calls one of our items. */
export const itemExternalId = (itemId: string): string => itemId.replaceAll('-', '');

/**
 * Whose order it is that carries a part's number at its provider. Another deployment on the same store, or a backup
 * that was restored, gives the same numbers to other people's goods; the ids of our items nobody else has.
 */
export async function whoseOrder(
  ctx: Pick<Ctx, 'db'>,
  part: Pick<FulfillmentRow, 'orderId' | 'provider'>,
  { itemIds }: Pick<PodOrder, 'itemIds'>,
): Promise<'ours' | 'foreign' | 'unknown'> {
  const told = itemIds.filter((id) => id !== null);
  if (told.length === 0) return 'unknown';
  const items = await ctx.db
    .select({ id: orderItems.id })
    .from(orderItems)
    .where(and(eq(orderItems.orderId, part.orderId), eq(orderItems.provider, part.provider)));
  const ours = new Set(items.map(({ id }) => itemExternalId(id)));
  return told.every((id) => ours.has(id)) ? 'ours' : 'foreign';
}

/** Whether it is ours. Throws ProviderError not_ours where it cannot be told: what may be foreign we do not touch. */
export async function isOurs(ctx: Pick<Ctx, 'db'>, part: FulfillmentRow, found: PodOrder): Promise<boolean> {
  const whose = await whoseOrder(ctx, part, found);
  if (whose !== 'unknown') return whose === 'ours';
  const why = `order ${found.podOrderId} carries ${part.externalId} and does not tell its items`;
  throw new ProviderError(part.provider, 'not_ours', why);
}

/** A part's order at its provider, by their id or else by our number; null where it has none, whoever else has that number. */
export async function fetchOurs(
  ctx: Pick<Ctx, 'db'>,
  pod: Pick<PodProvider, 'fetchOrder'>,
  part: FulfillmentRow,
): Promise<PodOrder | null> {
  const seen = { confirmed: part.confirmedAt !== null };
  if (part.podOrderId !== null) return pod.fetchOrder({ podOrderId: part.podOrderId }, seen);
  const found = await pod.fetchOrder({ externalId: part.externalId }, seen);
  return found && (await isOurs(ctx, part, found)) ? found : null;
}

/** A number that nobody has used, for a part that has no order at its provider yet. Answers it. */
export function renumber(ctx: Ctx, order: OrderRow, part: FulfillmentRow, found: PodOrder): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    await lockOrder(ctx, order.id);
    const all = await ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, order.id));
    const externalId = nextExternalId(
      order.orderNumber,
      all.map((each) => each.externalId),
    );
    await ctx.db
      .update(fulfillments)
      .set({ externalId, updatedAt: ctx.clock.now() })
      .where(and(eq(fulfillments.id, part.id), isNull(fulfillments.podOrderId)));
    await recordEvent(ctx, {
      orderId: order.id,
      fulfillmentId: part.id,
      kind: 'fulfillment.renumbered',
      onceKey: `${part.id} ${part.externalId}`,
      source: 'system',
      data: { provider: part.provider, before: part.externalId, number: externalId },
    });
    await raiseAlert(ctx, {
      kind: 'number_taken',
      key: `${part.provider} ${part.externalId}`,
      message: `${part.externalId} belongs to order ${found.podOrderId} of other goods; ours is ${externalId} now.`,
      orderId: order.id,
      fulfillmentId: part.id,
    });
    return externalId;
  });
}
