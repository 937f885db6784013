import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { fulfillments, type OrderRow, orders } from '@/db/schema/orders';
import { auditLog } from '@/db/schema/people';
import { actorName, isStaff } from '@/lib/domain/actor';
import { AppError, ProviderError } from '@/lib/domain/errors';
import { mayOperate, maySeeAddress, whyAddressIsFixed } from '@/lib/domain/policy';
import type { Recipient } from '@/lib/domain/recipient';
import { type Ctx, podOf } from '../context';
import { addressee, addressView } from './addressee';
import { readableOrder } from './order-view';
import { recordEvent } from './record-event';
import { newestGenerations } from './refresh-order';

/**
 * Sends an order elsewhere, for the shopper and for support, until its production begins. Our row changes first and the
 * providers' drafts follow; where one refuses, everything goes back to the old address. A draft that is being made
 * meanwhile gets the new one before it is confirmed (`submit-fulfillment`).
 * Throws AppError not_found, forbidden, invalid_input, not_editable, provider_unavailable.
 */
export async function changeAddress(
  ctx: Ctx,
  input: { orderId: string; recipient: Recipient },
): Promise<{ order_number: string; recipient: Recipient }> {
  const order = await readableOrder(ctx, { orderId: input.orderId });
  authorize(ctx);
  const written = await ctx.db.transaction((tx) => write(ctx, tx, order.id, input.recipient));
  if (written) await push(ctx, written);
  return { order_number: order.orderNumber, recipient: input.recipient };
}

function authorize(ctx: Ctx): void {
  if (isStaff(ctx.actor) && !mayOperate(ctx.actor))
    throw new AppError('forbidden', 'Your role may not change addresses.');
  if (!maySeeAddress(ctx.actor)) {
    throw new AppError(
      'forbidden',
      'This link came by mail and may have been forwarded. Sign in, or use the browser you ordered with.',
    );
  }
}

type Written = { before: OrderRow; sealed: string; to: Recipient; changedAt: Date };

/** Null when it is the address the order has already. */
async function write(ctx: Ctx, tx: Tx, orderId: string, recipient: Recipient): Promise<Written | null> {
  const [order] = await tx.select().from(orders).where(eq(orders.id, orderId)).for('update');
  if (!order) throw new AppError('not_found', 'There is no such order.');
  const parts = newestGenerations(await tx.select().from(fulfillments).where(eq(fulfillments.orderId, orderId)));
  const fixed = whyAddressIsFixed(addressView(order, parts));
  if (fixed) throw new AppError('not_editable', fixed);
  const old = addressee(ctx, order).recipient;
  refuseOtherPrice(order, old, recipient);
  if (JSON.stringify(entriesOf(old)) === JSON.stringify(entriesOf(recipient))) return null;
  const sealed = ctx.vault.seal(recipient);
  const now = ctx.clock.now();
  await tx
    .update(orders)
    .set({ recipientSealed: sealed, addressChangedAt: now, updatedAt: now })
    .where(eq(orders.id, orderId));
  await recordEvent(ctx, tx, {
    orderId,
    kind: 'address.changed',
    source: mayOperate(ctx.actor) ? 'staff' : 'customer',
  });
  await tx
    .insert(auditLog)
    .values({ at: now, actor: actorName(ctx.actor), action: 'change_address', subject: order.orderNumber });
  return { before: order, sealed, to: recipient, changedAt: now };
}

const entriesOf = (recipient: Recipient) =>
  Object.entries(recipient)
    .filter(([, value]) => value !== undefined)
    .sort();

/** Shipping was quoted for the country, and tax for the state. */
function refuseOtherPrice(order: OrderRow, old: Recipient, next: Recipient): void {
  if (next.country !== old.country) {
    const message = 'The delivery was paid for another country. To change it, cancel the order and place it again.';
    throw new AppError('invalid_input', message, { fields: { country: message } });
  }
  if (order.taxMinor > 0 && next.state !== old.state) {
    const message = 'The tax was worked out for another state. To change it, cancel the order and place it again.';
    throw new AppError('invalid_input', message, { fields: { state: message } });
  }
}

/** Tells every provider that has a draft. May leave it to the submit when a provider does not answer now. */
async function push(ctx: Ctx, { before, sealed, to, changedAt }: Written): Promise<void> {
  const drafts = newestGenerations(
    await ctx.db
      .select()
      .from(fulfillments)
      .where(and(eq(fulfillments.orderId, before.id), inArray(fulfillments.status, ['pending', 'failed']))),
  ).flatMap(({ id, provider, podOrderId }) => (podOrderId === null ? [] : [{ id, provider, podOrderId }]));
  const { email } = addressee(ctx, before);
  const told: typeof drafts = [];
  try {
    for (const draft of drafts) {
      told.push(draft);
      const answer = await podOf(ctx, draft.provider, 'cancel').changeAddress(draft.podOrderId, {
        recipient: to,
        email,
      });
      if (answer.outcome === 'refused') {
        throw new AppError('not_editable', 'The print shop has already started, so the address cannot be changed.');
      }
      await ctx.db.update(fulfillments).set({ addressedAt: changedAt }).where(eq(fulfillments.id, draft.id));
    }
  } catch (error) {
    await takeBack(ctx, before, sealed);
    for (const { provider, podOrderId } of told) {
      await podOf(ctx, provider, 'cancel')
        .changeAddress(podOrderId, addressee(ctx, before))
        .catch((cause: unknown) => ctx.log.warn({ err: cause, podOrderId }, 'the submit tells the address again'));
    }
    throw worded(error);
  }
}

async function takeBack(ctx: Ctx, before: OrderRow, sealed: string): Promise<void> {
  const now = ctx.clock.now();
  await ctx.db.transaction(async (tx) => {
    const [back] = await tx
      .update(orders)
      .set({ recipientSealed: before.recipientSealed, addressChangedAt: now, updatedAt: now })
      .where(and(eq(orders.id, before.id), eq(orders.recipientSealed, sealed)))
      .returning({ id: orders.id });
    if (back) await recordEvent(ctx, tx, { orderId: before.id, kind: 'address.kept', source: 'provider' });
  });
}

function worded(error: unknown): unknown {
  if (!(error instanceof ProviderError) || error.kind !== 'rejected') return error;
  return new AppError('invalid_input', 'The print shop does not accept this address. Please check it.', {
    cause: error,
  });
}
