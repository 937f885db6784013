import { and, eq, or, sql } from 'drizzle-orm';
import { mockups } from '@/db/schema/designs';
import { type WebhookEventRow, webhookEvents } from '@/db/schema/operations';
import { fulfillments, orders } from '@/db/schema/orders';
import type { ReasonCode } from '@/lib/domain/core/reason-code';
import type { EventSource } from '@/lib/domain/order/timeline';
import { type Ctx, type EventOutcome, podOf } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { syncFulfillment } from '@/lib/services/order/fulfillment/sync-fulfillment';
import { adoptPayment, syncPayment } from '@/lib/services/order/payment/sync-payment';
import { RECOVERY, recoveryNote } from './recovery-note';

const CATALOGUE_ONCE_MS = 10_000;

/**
 * Acts on a stored message: it is a hint to look, never a fact to copy. Safe to repeat. May throw ProviderError.
 */
export async function processWebhook(ctx: Ctx, event: WebhookEventRow): Promise<EventOutcome> {
  const { orderId, ...outcome } = await process(ctx, event);
  return {
    ...outcome,
    also: async (ctx) => {
      await ctx.db.update(webhookEvents).set({ orderId }).where(eq(webhookEvents.id, event.id));
    },
  };
}

type Result = { state: 'processed' | 'ignored'; reason: ReasonCode; note: string; orderId: string | null };

function looked(changed: boolean, orderId: string): Result {
  return changed
    ? { state: 'processed', reason: 'changed', note: 'changed the order', orderId }
    : { state: 'processed', reason: 'nothing_new', note: 'nothing new', orderId };
}

function process(ctx: Ctx, event: WebhookEventRow): Promise<Result> {
  if (event.type === RECOVERY) return lookAgain(ctx, event);
  if (event.payloadSealed === '')
    return Promise.resolve({
      state: 'ignored',
      reason: 'erased',
      note: 'its content was erased',
      orderId: event.orderId,
    });
  return event.source === 'stripe' ? processStripe(ctx, event) : processPod(ctx, event);
}

async function processStripe(ctx: Ctx, event: WebhookEventRow): Promise<Result> {
  const paymentIntentId = paymentIntentOf(ctx.vault.open(event.payloadSealed));
  const [order] = paymentIntentId
    ? await ctx.db.select({ id: orders.id }).from(orders).where(eq(orders.paymentIntentId, paymentIntentId))
    : [];
  if (order) return takePayment(ctx, event, order.id);
  // The answer that carried the id may have been lost: the payment itself names its order.
  const named = paymentIntentId ? (await ctx.stripe.readPayment(paymentIntentId)).orderId : null;
  const adopted = named && paymentIntentId ? await adoptPayment(ctx, named, paymentIntentId) : null;
  if (!adopted) return { state: 'ignored', reason: 'not_ours', note: 'not a payment of ours', orderId: null };
  return takePayment(ctx, event, adopted);
}

async function takePayment(ctx: Ctx, event: WebhookEventRow, orderId: string): Promise<Result> {
  const changed = await syncPayment(ctx, { orderId, source: sourceOf(event) });
  return looked(changed, orderId);
}

/** Who brought the news: the sync's figures count what no webhook had told. */
function sourceOf(event: WebhookEventRow): EventSource {
  return event.via === 'webhook' ? 'webhook' : 'sync';
}

function paymentIntentOf(payload: unknown): string | null {
  const body = JSON.parse(String(payload)) as {
    data?: { object?: { id?: unknown; object?: unknown; payment_intent?: unknown } };
  };
  const object = body.data?.object;
  const id = object?.object === 'payment_intent' ? object.id : object?.payment_intent;
  return typeof id === 'string' ? id : null;
}

async function processPod(ctx: Ctx, event: WebhookEventRow): Promise<Result> {
  const message = podOf(ctx, event.source, 'refresh').parseWebhook(String(ctx.vault.open(event.payloadSealed)));
  if (message.catalogue !== null) {
    const [preview] = await ctx.db.select({ id: mockups.id }).from(mockups).where(eq(mockups.task, message.catalogue));
    if (preview)
      return {
        state: 'ignored',
        reason: 'own_preview',
        note: 'a preview of an own design, not for sale',
        orderId: null,
      };
    // A whole catalogue takes its time at the provider's pace; many such messages are one reading.
    await inTransaction(ctx, (ctx) =>
      ctx.queue.enqueue(ctx.db, 'catalogue', { trigger: event.type }, { onceInMs: CATALOGUE_ONCE_MS }),
    );
    return { state: 'processed', reason: 'catalogue_read', note: 'the catalogue is read again', orderId: null };
  }
  const part = await findPart(ctx, event.source, message.podOrderId, message.externalId);
  if (!part) return { state: 'ignored', reason: 'not_ours', note: 'not an order of ours', orderId: null };
  const hint = {
    ...message.shipmentHint,
    ...(message.returnedShipmentId ? { returnedShipmentId: message.returnedShipmentId } : {}),
  };
  const { changed } = await syncFulfillment(ctx, {
    fulfillmentId: part.id,
    source: sourceOf(event),
    lane: 'refresh',
    hint,
  });
  return looked(changed, part.orderId);
}

/** Our own note to look again, from a recovery: no outside message stands behind it. */
async function lookAgain(ctx: Ctx, event: WebhookEventRow): Promise<Result> {
  const note = recoveryNote.parse(JSON.parse(String(ctx.vault.open(event.payloadSealed))));
  const orderId = note.order_id;
  const changed =
    note.fulfillment_id === undefined
      ? await syncPayment(ctx, { orderId, source: 'sync' })
      : (await syncFulfillment(ctx, { fulfillmentId: note.fulfillment_id, source: 'sync', lane: 'sync' })).changed;
  return looked(changed, orderId);
}

/** By the provider's id, by our own, or (its first event may overtake its own answer) by asking whose order it is. */
async function findPart(ctx: Ctx, provider: string, podOrderId: string | null, externalId: string | null) {
  const find = async (podId: string | null, ownId: string | null) => {
    const [found] = await ctx.db
      .select({ id: fulfillments.id, orderId: fulfillments.orderId })
      .from(fulfillments)
      .where(
        and(
          eq(fulfillments.provider, provider),
          or(
            podId ? eq(fulfillments.podOrderId, podId) : sql`false`,
            ownId ? eq(fulfillments.externalId, ownId) : sql`false`,
          ),
        ),
      );
    return found;
  };
  const known = await find(podOrderId, externalId);
  if (known || podOrderId === null || externalId !== null) return known;
  const pod = await podOf(ctx, provider, 'refresh').fetchOrder({ podOrderId }, { confirmed: false });
  return pod?.externalId ? find(null, pod.externalId) : undefined;
}
