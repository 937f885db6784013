import { type WebhookEventRow, webhookEvents } from '@/db/schema/operations';
import type { Ctx, EventOutcome } from '@/lib/engine/ctx';
import { syncFulfillment } from '@/lib/services/order/fulfillment/sync-fulfillment';
import { syncPayment } from '@/lib/services/order/payment/sync-payment';
import { looked } from './event-outcome';
import { messageSource } from './message-source';
import { RECOVERY, recoveryNote } from './recovery-note';

/**
 * Acts on a stored message: it is a hint to look, never a fact to copy. Safe to repeat. May throw ProviderError.
 */
export async function processWebhook(ctx: Ctx, event: WebhookEventRow): Promise<EventOutcome> {
  if (event.type === RECOVERY) return lookAgain(ctx, event);
  if (event.payloadSealed === '')
    return { state: 'ignored', reason: 'erased', note: 'its content was erased', orderId: event.orderId };
  return messageSource(ctx, event.source).process(ctx, event);
}

/** Our own note to look again, from a recovery: no outside message stands behind it. */
async function lookAgain(ctx: Ctx, event: WebhookEventRow): Promise<EventOutcome> {
  const note = recoveryNote.parse(
    JSON.parse(ctx.vault.open(webhookEvents.payloadSealed, event.id, event.payloadSealed)),
  );
  const orderId = note.order_id;
  const changed =
    note.fulfillment_id === undefined
      ? await syncPayment(ctx, { orderId, source: 'sync' })
      : (await syncFulfillment(ctx, { fulfillmentId: note.fulfillment_id, source: 'sync', lane: 'sync' })).changed;
  return looked(changed, orderId);
}
