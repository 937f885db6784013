import { and, eq } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { type FulfillmentRow, fulfillments, type OrderRow, orders } from '@/db/schema/orders';
import { NO_NEEDS } from '@/lib/domain/address/delivery-needs';
import type { Recipient } from '@/lib/domain/address/recipient';
import { isStaff } from '@/lib/domain/core/actor';
import { AppError, ProviderError } from '@/lib/domain/core/errors';
import { isRedirectable, whyAddressIsFixed } from '@/lib/domain/order/changes';
import type { AddressOutcome } from '@/lib/domain/order/outcomes';
import { refuseWeakLink, requireMay } from '@/lib/domain/order/policy';
import { FULFILLMENTS } from '@/lib/domain/order/states';
import type { Ctx, TxCtx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordAudit } from '@/lib/engine/record-audit';
import { recordEvent } from '@/lib/engine/record-event';
import { wordsIn } from '@/lib/platform/words';
import { pushAddress } from '../fulfillment/push-address';
import { type OrderRef, readableOrder } from '../reading/order-view';
import { keepOrderWords } from '../reading/order-words';
import { podLabel } from '../reading/pod-label';
import { addressView, partView, recipientOf } from '../reading/recipient-of';
import { newestGenerations } from '../status/newest-generations';
import { dialableRecipient } from './dialable-recipient';
import { refuseUndeliverable } from './refuse-undeliverable';

type Draft = FulfillmentRow & { podOrderId: string };
/** What one part's provider made of it. */
type Told = { outcome: AddressOutcome; detail: string };
type Change = { before: OrderRow; order: OrderRow; parts: FulfillmentRow[] };

/**
 * Sends an order elsewhere in its country. Our row changes first and the providers' drafts follow; a draft that is made
 * meanwhile gets the new address before it is confirmed (`submit-fulfillment`). For the shopper it is all or nothing:
 * where one provider refuses, everything goes back. Staff may redirect what is left, and read what each part does.
 * Throws AppError not_found, forbidden, invalid_input, not_editable; for the shopper ProviderError when one is silent.
 */
export async function changeAddress(ctx: Ctx, input: { ref: OrderRef; recipient: Recipient }) {
  const staff = isStaff(ctx.actor);
  if (staff) requireMay(ctx.actor, 'orders.edit_address');
  const order = await readableOrder(ctx, input.ref);
  refuseWeakLink(ctx.actor);
  const recipient = dialableRecipient(input.recipient);
  const change = await inTransaction(ctx, (ctx) => prepare(ctx, order.id, recipient, staff));
  const parts = [];
  if (change && staff) {
    for (const part of change.parts) {
      const told = await changeAtProvider(ctx, change.order, part);
      parts.push({ provider: part.provider, providerLabel: podLabel(ctx, part.provider), ...told });
    }
  } else if (change) {
    await changeAtProviders(ctx, change, recipient);
  }
  return { orderNumber: order.orderNumber, recipient, changed: change !== null, parts };
}

/** Writes the new address; null when it goes there already. */
async function prepare(ctx: TxCtx, orderId: string, recipient: Recipient, staff: boolean): Promise<Change | null> {
  const [before] = await ctx.db.select().from(orders).where(eq(orders.id, orderId)).for('update');
  if (!before) throw new AppError('not_found', 'There is no such order.');
  const old = recipientOf(ctx, before).recipient;
  refuseOtherPrice(before, old, recipient);
  // Orders of before have no needs written down.
  refuseUndeliverable(recipient, before.shipping.needs ?? NO_NEEDS);
  const parts = newestGenerations(await ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, orderId)));
  const fixed = whyAddressIsFixed(addressView(before, parts), staff);
  if (fixed) throw new AppError('not_editable', wordsIn('en', 'errors')(fixed), { reason: fixed });
  const changed = changedFields(old, recipient);
  if (changed.length === 0) return null;
  const order = await write(ctx, before, ctx.vault.seal(orders.recipientSealed, orderId, recipient));
  await recordEvent(ctx, {
    orderId,
    kind: 'order.address_changed',
    source: staff ? 'staff' : 'customer',
    data: { changed: changed.join(', ') },
  });
  // The addresses themselves are personal and stay out of a log that is kept for ever.
  if (staff) await recordAudit(ctx, { action: 'orders.edit_address', subject: order.orderNumber, data: { changed } });
  return { before, order, parts };
}

async function write(ctx: TxCtx, order: OrderRow, recipientSealed: OrderRow['recipientSealed']): Promise<OrderRow> {
  const [written] = await ctx.db
    .update(orders)
    .set({ recipientSealed, recipientVersion: order.recipientVersion + 1, updatedAt: ctx.clock.now() })
    .where(eq(orders.id, order.id))
    .returning();
  if (!written) throw new Error('the address was not written');
  await keepOrderWords(ctx, written);
  return written;
}

function changedFields(old: Recipient, next: Recipient): string[] {
  const names = new Set([...Object.keys(old), ...Object.keys(next)] as (keyof Recipient)[]);
  return [...names].filter((name) => old[name] !== next[name]).sort();
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

/** What could not be told now is corrected before the part is confirmed. */
async function changeAtProvider(ctx: Ctx, order: OrderRow, part: FulfillmentRow): Promise<Told> {
  if (!isRedirectable(partView(part))) {
    const where = part.status === 'pending' ? 'being handed over' : part.status.replaceAll('_', ' ');
    return { outcome: 'kept', detail: `It is already ${where} and keeps its address.` };
  }
  if (part.podOrderId === null) return { outcome: 'later', detail: 'It gets the new address when it is submitted.' };
  try {
    const outcome = await pushAddress(ctx, order, { ...part, podOrderId: part.podOrderId });
    return outcome === 'updated'
      ? { outcome, detail: 'The draft has the new address.' }
      : { outcome, detail: 'Their support was asked to change it.' };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return error.retryable
      ? { outcome: 'later', detail: 'They do not answer now; it is changed before the order is confirmed.' }
      : { outcome: 'refused', detail: error.message };
  }
}

/** Tells every provider that has a draft. What cannot be told goes back to the old address everywhere. */
async function changeAtProviders(ctx: Ctx, { before }: Change, recipient: Recipient): Promise<void> {
  const [order] = await ctx.db.select().from(orders).where(eq(orders.id, before.id));
  // Somebody was quicker: their address stands, and they tell it.
  if (!order || changedFields(recipientOf(ctx, order).recipient, recipient).length > 0) return;
  const told: Draft[] = [];
  try {
    for (const draft of await draftsOf(ctx, order.id)) {
      told.push(draft);
      await pushAddress(ctx, order, draft);
    }
  } catch (error) {
    const back = await restoreAddress(ctx, order, before);
    for (const draft of told) {
      await pushAddress(ctx, back, draft).catch((cause: unknown) => {
        ctx.log.warn({ err: cause, fulfillmentId: draft.id }, 'the submit tells the address again');
      });
    }
    throw worded(error);
  }
}

async function draftsOf(ctx: Ctx, orderId: string): Promise<Draft[]> {
  const parts = await ctx.db
    .select()
    .from(fulfillments)
    .where(and(eq(fulfillments.orderId, orderId), oneOf(fulfillments.status, FULFILLMENTS.submittable)));
  return newestGenerations(parts).flatMap((part) =>
    part.podOrderId === null ? [] : [{ ...part, podOrderId: part.podOrderId }],
  );
}

/** Only if nobody has written another one meanwhile. Answers the order as it is now. */
async function restoreAddress(ctx: Ctx, order: OrderRow, before: OrderRow): Promise<OrderRow> {
  return inTransaction(ctx, async (ctx) => {
    const [current] = await ctx.db.select().from(orders).where(eq(orders.id, order.id)).for('update');
    if (!current) throw new Error(`no order ${order.id}`);
    if (current.recipientVersion !== order.recipientVersion) return current;
    await recordEvent(ctx, { orderId: order.id, kind: 'order.address_kept', source: 'provider' });
    return write(ctx, current, before.recipientSealed);
  });
}

function worded(error: unknown): unknown {
  if (!(error instanceof ProviderError)) return error;
  if (error.kind === 'not_editable')
    return new AppError('not_editable', 'The print shop has already started, so the address cannot be changed.', {
      reason: 'print_shop_started',
      cause: error,
    });
  if (error.kind !== 'rejected') return error;
  return new AppError('invalid_input', 'The print shop does not accept this address. Please check it.', {
    reason: 'address_refused',
    cause: error,
  });
}
