import { eq } from 'drizzle-orm';
import { type FulfillmentRow, fulfillments, orders } from '@/db/schema/orders';
import { AppError, ProviderError } from '@/lib/domain/errors';
import { requireMay } from '@/lib/domain/policy';
import type { Recipient } from '@/lib/domain/recipient';
import type { Ctx } from '../context';
import { pushAddress } from '../fulfillment/push-address';
import { recordAudit } from '../people/record-audit';
import { addressee } from './addressee';
import { readableOrder } from './order-view';
import { podLabel } from './pod-label';
import { recordEvent } from './record-event';
import { newestGenerations } from './refresh-order';

/**
 * Sends an order elsewhere in the same country (delivery was priced for it) while at least one part is a draft or has
 * failed. Drafts at a provider are changed there now; what could not be is corrected before it is confirmed.
 * Throws AppError forbidden, not_found, conflict, invalid_input.
 */
export async function editAddress(ctx: Ctx, input: { orderNumber: string; recipient: Recipient }) {
  requireMay(ctx.actor, 'orders.edit_address');
  const order = await readableOrder(ctx, { orderNumber: input.orderNumber });
  const changed = await ctx.db.transaction(async (tx) => {
    const [current] = await tx.select().from(orders).where(eq(orders.id, order.id)).for('update');
    if (!current) throw new AppError('not_found', 'There is no such order.');
    if (current.cancelRequestedAt !== null || current.canceledAt !== null)
      throw new AppError('conflict', 'The order was canceled.');
    if (input.recipient.country !== current.country) {
      throw new AppError(
        'invalid_input',
        'Delivery was priced for this country. Cancel the order to send it elsewhere.',
        {
          fields: { country: 'The country cannot change.' },
        },
      );
    }
    const parts = newestGenerations(await tx.select().from(fulfillments).where(eq(fulfillments.orderId, order.id)));
    if (parts.length > 0 && !parts.some(isDraft))
      throw new AppError('conflict', 'Everything is already being made, so the address can no longer change.');
    const before = addressee(ctx, current).recipient;
    const [updated] = await tx
      .update(orders)
      .set({
        recipientSealed: ctx.vault.seal(input.recipient),
        recipientVersion: current.recipientVersion + 1,
        updatedAt: ctx.clock.now(),
      })
      .where(eq(orders.id, order.id))
      .returning();
    if (!updated) throw new Error('the address was not written');
    const fields = changedFields(before, input.recipient);
    await recordEvent(ctx, tx, {
      orderId: order.id,
      kind: 'order.address_changed',
      source: 'staff',
      data: { changed: fields.join(', ') },
    });
    // The addresses themselves are personal and stay out of a log that is kept for ever.
    await recordAudit(ctx, tx, {
      action: 'orders.edit_address',
      subject: order.orderNumber,
      data: { changed: fields },
    });
    return { order: updated, parts };
  });
  const results = [];
  for (const part of changed.parts) {
    results.push({
      provider: part.provider,
      provider_label: podLabel(ctx, part.provider),
      ...(await told(ctx, changed.order, part)),
    });
  }
  return { parts: results };
}

function isDraft(part: FulfillmentRow): boolean {
  // While its confirm is under way nobody can tell which address the provider will use.
  const untouched = part.confirmedAt === null && part.handingOverAt === null;
  return part.status === 'failed' || (part.status === 'pending' && untouched);
}

type Told = { outcome: 'updated' | 'requested' | 'later' | 'kept' | 'refused'; detail: string };

async function told(ctx: Ctx, order: typeof orders.$inferSelect, part: FulfillmentRow): Promise<Told> {
  if (!isDraft(part)) {
    const where = part.status === 'pending' ? 'being handed over' : part.status;
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

function changedFields(before: Recipient, after: Recipient): string[] {
  const names: (keyof Recipient)[] = ['name', 'company', 'line1', 'line2', 'city', 'state', 'postalCode', 'phone'];
  return names.filter((name) => before[name] !== after[name]);
}
