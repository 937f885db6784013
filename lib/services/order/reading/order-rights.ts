import { and, eq, inArray } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { effects } from '@/db/schema/operations';
import type { FulfillmentRow, OrderRow } from '@/db/schema/orders';
import { maskRecipient } from '@/lib/domain/address/recipient';
import { mayChangeItems, whyAddressIsFixed, whyNotCancelable } from '@/lib/domain/order/changes';
import { may, mayRate, maySeeAddress } from '@/lib/domain/order/policy';
import { EFFECTS } from '@/lib/domain/order/states';
import type { Ctx } from '@/lib/engine/ctx';
import { wordsIn } from '@/lib/platform/words';
import { boughtParts } from '../status/newest-generations';
import { addressView, recipientOf } from './recipient-of';

/** What the reader may see of the recipient and still change about the order, and why not. `parts`: the newest ones. */
export async function rightsOf(ctx: Ctx, order: OrderRow, parts: readonly FulfillmentRow[]) {
  const reasonWords = wordsIn(ctx.locale, 'errors');
  const calledOff =
    order.cancelRequestedAt && order.status !== 'canceled' ? await howCancelStands(ctx, order.id) : null;
  const masked = !maySeeAddress(ctx.actor);
  const cancelReason =
    calledOff ??
    whyNotCancelable(
      { payment: order.paymentStatus, canceled: order.status === 'canceled', fulfillments: parts },
      may(ctx.actor, 'orders.cancel'),
    ) ??
    (masked ? ('weak_link' as const) : null);
  const { recipient } = recipientOf(ctx, order);
  const fixed = masked
    ? ('address_masked' as const)
    : whyAddressIsFixed(addressView(order, parts), may(ctx.actor, 'orders.edit_address'));
  return {
    recipient: masked ? maskRecipient(recipient) : recipient,
    masked,
    canRate: mayRate(ctx.actor),
    canCancel: cancelReason === null,
    cancelReason: cancelReason && reasonWords(cancelReason),
    canChangeAddress: fixed === null,
    canChangeItems: !masked && mayChangeItems(addressView(order, boughtParts(parts))),
    // Whoever would not stop has the order, and its address with it.
    addressReason: fixed && reasonWords(calledOff === 'cancel_answered' && !masked ? 'with_print_shop' : fixed),
  };
}

/** Under way while a print shop has still to be asked; answered once all of them said what they stop. */
async function howCancelStands(ctx: Ctx, orderId: string): Promise<'cancel_under_way' | 'cancel_answered'> {
  const [owed] = await ctx.db
    .select({ id: effects.id })
    .from(effects)
    .where(
      and(
        eq(effects.orderId, orderId),
        inArray(effects.kind, ['cancel', 'cancel_payment']),
        oneOf(effects.state, EFFECTS.owed),
      ),
    )
    .limit(1);
  return owed ? 'cancel_under_way' : 'cancel_answered';
}
