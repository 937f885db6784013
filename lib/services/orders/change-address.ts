import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type FulfillmentRow, fulfillments, type OrderRow, orders } from '@/db/schema/orders';
import { isStaff } from '@/lib/domain/actor';
import { AppError, ProviderError } from '@/lib/domain/errors';
import { maySeeAddress, requireMay, whyAddressIsFixed } from '@/lib/domain/policy';
import type { Recipient } from '@/lib/domain/recipient';
import { wordsIn } from '@/lib/platform/words';
import type { Ctx } from '../context';
import { pushAddress } from '../fulfillment/push-address';
import { addressee, addressView } from './addressee';
import { readableOrder } from './order-view';
import { recordEvent } from './record-event';
import { newestGenerations } from './refresh-order';

/** What Printful calls an order that is past a draft. */
const NOT_EDITABLE = 'OR-1';

/**
 * The shopper sends an order elsewhere, until its production begins. Our row changes first and the providers' drafts
 * follow; where one refuses, everything goes back to the old address. A draft that is being made meanwhile gets the new
 * one before it is confirmed (`submit-fulfillment`).
 * Throws AppError not_found, forbidden, invalid_input, not_editable; ProviderError when one does not answer.
 */
export async function changeAddress(
  ctx: Ctx,
  input: { orderId: string; recipient: Recipient },
): Promise<{ order_number: string; recipient: Recipient }> {
  const order = await readableOrder(ctx, { orderId: input.orderId });
  if (isStaff(ctx.actor)) requireMay(ctx.actor, 'orders.edit_address');
  if (!maySeeAddress(ctx.actor)) {
    throw new AppError(
      'forbidden',
      'This link came by mail and may have been forwarded. Sign in, or use the browser you ordered with.',
      { reason: 'weak_link' },
    );
  }
  const before = await ctx.db.transaction((tx) => prepare(ctx, tx, order.id, input.recipient));
  if (before) await push(ctx, before, input.recipient);
  return { order_number: order.orderNumber, recipient: input.recipient };
}

/** Writes the new address and returns the order as it was; null when it goes there already. */
async function prepare(ctx: Ctx, tx: Tx, orderId: string, recipient: Recipient): Promise<OrderRow | null> {
  const [order] = await tx.select().from(orders).where(eq(orders.id, orderId)).for('update');
  if (!order) throw new AppError('not_found', 'There is no such order.');
  const parts = newestGenerations(await tx.select().from(fulfillments).where(eq(fulfillments.orderId, orderId)));
  const fixed = whyAddressIsFixed(addressView(order, parts));
  if (fixed) throw new AppError('not_editable', wordsIn('en', 'errors')(fixed), { reason: fixed });
  const old = addressee(ctx, order).recipient;
  refuseOtherPrice(order, old, recipient);
  if (isSame(old, recipient)) return null;
  await write(ctx, tx, order, ctx.vault.seal(recipient));
  await recordEvent(ctx, tx, {
    orderId,
    kind: 'order.address_changed',
    source: isStaff(ctx.actor) ? 'staff' : 'customer',
  });
  return order;
}

async function write(ctx: Ctx, tx: Tx, order: OrderRow, recipientSealed: string): Promise<OrderRow> {
  const [written] = await tx
    .update(orders)
    .set({ recipientSealed, recipientVersion: order.recipientVersion + 1, updatedAt: ctx.clock.now() })
    .where(eq(orders.id, order.id))
    .returning();
  if (!written) throw new Error('the address was not written');
  return written;
}

const entriesOf = (recipient: Recipient) =>
  Object.entries(recipient)
    .filter(([, value]) => value !== undefined)
    .sort();

function isSame(one: Recipient, other: Recipient): boolean {
  return JSON.stringify(entriesOf(one)) === JSON.stringify(entriesOf(other));
}

/** Shipping was quoted for the country, and tax for the state. */
function refuseOtherPrice(order: OrderRow, old: Recipient, next: Recipient): void {
  if (next.country !== old.country) {
    const message = 'The delivery was paid for another country. To change it, cancel the order and place it again.';
    throw new AppError('invalid_input', message, { reason: 'other_country', fields: { country: message } });
  }
  if (order.taxMinor > 0 && next.state !== old.state) {
    const message = 'The tax was worked out for another state. To change it, cancel the order and place it again.';
    throw new AppError('invalid_input', message, { reason: 'other_state', fields: { state: message } });
  }
}

/** Tells every provider that has a draft. What cannot be told goes back to the old address everywhere. */
async function push(ctx: Ctx, before: OrderRow, recipient: Recipient): Promise<void> {
  const [order] = await ctx.db.select().from(orders).where(eq(orders.id, before.id));
  // Somebody was quicker: their address stands, and they tell it.
  if (!order || !isSame(addressee(ctx, order).recipient, recipient)) return;
  const told: (FulfillmentRow & { podOrderId: string })[] = [];
  try {
    for (const draft of await draftsOf(ctx, order.id)) {
      told.push(draft);
      await pushAddress(ctx, order, draft);
    }
  } catch (error) {
    const back = await takeBack(ctx, order, before);
    for (const draft of told) {
      await pushAddress(ctx, back, draft).catch((cause: unknown) => {
        ctx.log.warn({ err: cause, fulfillmentId: draft.id }, 'the submit tells the address again');
      });
    }
    throw worded(error);
  }
}

async function draftsOf(ctx: Ctx, orderId: string): Promise<(FulfillmentRow & { podOrderId: string })[]> {
  const parts = await ctx.db
    .select()
    .from(fulfillments)
    .where(and(eq(fulfillments.orderId, orderId), inArray(fulfillments.status, ['pending', 'failed'])));
  return newestGenerations(parts).flatMap((part) =>
    part.podOrderId === null ? [] : [{ ...part, podOrderId: part.podOrderId }],
  );
}

/** Only if nobody has written another one meanwhile. Answers the order as it is now. */
async function takeBack(ctx: Ctx, order: OrderRow, before: OrderRow): Promise<OrderRow> {
  return ctx.db.transaction(async (tx) => {
    const [current] = await tx.select().from(orders).where(eq(orders.id, order.id)).for('update');
    if (!current) throw new Error(`no order ${order.id}`);
    if (current.recipientVersion !== order.recipientVersion) return current;
    await recordEvent(ctx, tx, { orderId: order.id, kind: 'order.address_kept', source: 'provider' });
    return write(ctx, tx, current, before.recipientSealed);
  });
}

function worded(error: unknown): unknown {
  if (!(error instanceof ProviderError) || error.kind !== 'rejected') return error;
  return error.providerCode === NOT_EDITABLE
    ? new AppError('not_editable', 'The print shop has already started, so the address cannot be changed.', {
        reason: 'print_shop_started',
        cause: error,
      })
    : new AppError('invalid_input', 'The print shop does not accept this address. Please check it.', {
        reason: 'address_refused',
        cause: error,
      });
}
