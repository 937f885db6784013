import { and, eq, or, sql } from 'drizzle-orm';
import { type WebhookEventRow, webhookEvents } from '@/db/schema/operations';
import { fulfillments, orders } from '@/db/schema/orders';
import { syncCatalogue } from '../catalogue/sync-catalogue';
import { type Ctx, podOf } from '../context';
import { syncFulfillment } from '../fulfillment/sync-fulfillment';
import { syncPayment } from '../payments/sync-payment';

type Result = { state: 'processed' | 'ignored'; note: string | null; orderId: string | null };

/**
 * Acts on a stored message: it is a hint to look, never a fact to copy. Safe to repeat. May throw ProviderError, which
 * leaves the event received and its job to be tried again.
 */
export async function processWebhook(ctx: Ctx, eventId: string): Promise<void> {
  const [event] = await ctx.db
    .update(webhookEvents)
    .set({ attempts: sql`${webhookEvents.attempts} + 1` })
    .where(and(eq(webhookEvents.id, eventId), eq(webhookEvents.state, 'received')))
    .returning();
  if (!event) return;
  const caused = { ...ctx, webhookEventId: event.id };
  const result = event.source === 'stripe' ? await processStripe(caused, event) : await processPod(caused, event);
  await ctx.db
    .update(webhookEvents)
    .set({ state: result.state, note: result.note, orderId: result.orderId, processedAt: ctx.clock.now() })
    .where(eq(webhookEvents.id, eventId));
}

async function processStripe(ctx: Ctx, event: WebhookEventRow): Promise<Result> {
  const paymentIntentId = paymentIntentOf(ctx.vault.open(event.payloadSealed));
  const [order] = paymentIntentId
    ? await ctx.db.select({ id: orders.id }).from(orders).where(eq(orders.paymentIntentId, paymentIntentId))
    : [];
  if (!order) {
    // The answer that carried the id may have been lost: the payment itself names its order.
    const named = paymentIntentId ? (await ctx.stripe.readPayment(paymentIntentId)).orderId : null;
    const adopted = named && paymentIntentId ? await adoptPayment(ctx, named, paymentIntentId) : null;
    if (!adopted) return { state: 'ignored', note: 'not a payment of ours', orderId: null };
    return takePayment(ctx, adopted);
  }
  return takePayment(ctx, order.id);
}

async function takePayment(ctx: Ctx, orderId: string): Promise<Result> {
  const changed = await syncPayment(ctx, { orderId, source: 'webhook' });
  return { state: 'processed', note: changed ? 'changed the order' : 'nothing new', orderId };
}

async function adoptPayment(ctx: Ctx, orderId: string, paymentIntentId: string): Promise<string | null> {
  if (!/^[0-9a-f-]{36}$/.test(orderId)) return null;
  const [order] = await ctx.db
    .update(orders)
    .set({ paymentIntentId })
    .where(and(eq(orders.id, orderId), sql`${orders.paymentIntentId} is null`))
    .returning({ id: orders.id });
  return order?.id ?? null;
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
  const message = podOf(ctx, event.source).parseWebhook(String(ctx.vault.open(event.payloadSealed)));
  if (message.catalogue !== null) {
    const { products } = await syncCatalogue(ctx, event.source);
    return { state: 'processed', note: `${products} products read again`, orderId: null };
  }
  const part = await findPart(ctx, event.source, message.podOrderId, message.externalId);
  if (!part) return { state: 'ignored', note: 'not an order of ours', orderId: null };
  const hint = {
    ...message.shipmentHint,
    ...(message.returnedShipmentId ? { returnedShipmentId: message.returnedShipmentId } : {}),
  };
  const { changed } = await syncFulfillment(ctx, { fulfillmentId: part.id, source: 'webhook', hint });
  return { state: 'processed', note: changed ? 'changed the order' : 'nothing new', orderId: part.orderId };
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
  const pod = await podOf(ctx, provider).fetchOrder({ podOrderId }, { confirmed: false });
  return pod?.externalId ? find(null, pod.externalId) : undefined;
}
