import { type FulfillmentRow, type OrderRow, orders } from '@/db/schema/orders';
import { keptRecipientSchema, type Recipient } from '@/lib/domain/address/recipient';
import type { AddressView } from '@/lib/domain/order/changes';
import type { Ctx } from '@/lib/engine/ctx';

/** Whom an order goes to, unsealed. For providers and for readers who may see it. */
export function recipientOf(
  ctx: Pick<Ctx, 'vault'>,
  order: Pick<OrderRow, 'id' | 'recipientSealed' | 'emailSealed'>,
): { recipient: Recipient; email: string } {
  return {
    recipient: keptRecipientSchema.parse(ctx.vault.open(orders.recipientSealed, order.id, order.recipientSealed)),
    email: ctx.vault.open(orders.emailSealed, order.id, order.emailSealed),
  };
}

/** For lists, which one order that cannot be read must not end: null, and the log says which. */
export function recipientIfRead(ctx: Pick<Ctx, 'vault' | 'log'>, order: OrderRow): Recipient | null {
  const read = keptRecipientSchema.safeParse(ctx.vault.open(orders.recipientSealed, order.id, order.recipientSealed));
  if (!read.success) ctx.log.error({ orderNumber: order.orderNumber }, 'the recipient kept with an order is not read');
  return read.data ?? null;
}

/** What `whyAddressIsFixed` asks about. */
export function addressView(order: OrderRow, parts: readonly FulfillmentRow[]): AddressView {
  return {
    canceled: order.status === 'canceled',
    cancelRequested: order.cancelRequestedAt !== null,
    fulfillments: parts.map(partView),
  };
}

export function partView({ status, handingOverAt, confirmedAt }: FulfillmentRow) {
  return { status, handingOver: status === 'pending' && (handingOverAt ?? confirmedAt) !== null };
}
