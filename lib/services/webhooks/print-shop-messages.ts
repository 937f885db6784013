import { and, eq, or, sql } from 'drizzle-orm';
import { mockups } from '@/db/schema/designs';
import { type WebhookEventRow, webhookEvents } from '@/db/schema/operations';
import { fulfillments } from '@/db/schema/orders';
import type { ProviderId } from '@/lib/domain/order/pod';
import { type Ctx, type EventOutcome, type MessageSource, podOf, type Recognised } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { raiseAlert } from '@/lib/engine/raise-alert';
import type { PodMessages } from '@/lib/integrations/pod/provider';
import { answerPublish } from '@/lib/services/catalogue/answer-publish';
import { isTelling } from '@/lib/services/order/fulfillment/merge-look';
import { syncFulfillment } from '@/lib/services/order/fulfillment/sync-fulfillment';
import { looked, sourceOf } from './event-outcome';

/** So long more news of a product is waited for: a merchant saves several times, and all of it is one reading. */
const PRODUCT_NEWS_MS = 30_000;

/** What all print shops have in common: their adapters read and verify, and every message is a hint to look. */
export function printShopMessages(id: ProviderId): Omit<MessageSource, 'secrets' | 'signatureHeader'> {
  return {
    label: (ctx) => podOf(ctx, id, 'refresh').label,
    isHere: (ctx) => ctx.pods.has(id),
    verify: (ctx, message) => messagesOf(ctx, id).verify(message),
    recognise: (ctx, rawBody) => printShopMessage(ctx, id, rawBody),
    process: processPod,
    sign: (ctx, rawBody, secret) => messagesOf(ctx, id).sign(rawBody, secret),
    inspect: (ctx, at) => messagesOf(ctx, id).inspect(at),
    async register(ctx, { url, unsignedUrl, current, fresh, anew }) {
      const messages = messagesOf(ctx, id);
      const made = messages.choosesOwnSecret ? '' : fresh;
      const secret = anew ? made : (current ?? made);
      return (await messages.register({ url, unsignedUrl, secret, anew })).secret;
    },
  };
}

function messagesOf(ctx: Ctx, id: ProviderId): PodMessages {
  const { messages } = podOf(ctx, id, 'refresh');
  if (messages === null) throw new Error(`${id} sends no messages`);
  return messages;
}

/** Throws AppError invalid_input. */
export function printShopMessage(ctx: Ctx, id: ProviderId, rawBody: string): Recognised {
  const { type, dedupeKey, occurredAt, known } = messagesOf(ctx, id).parse(rawBody);
  return { type, dedupeKey, occurredAt, known };
}

async function processPod(ctx: Ctx, event: WebhookEventRow): Promise<EventOutcome> {
  const body = ctx.vault.open(webhookEvents.payloadSealed, event.id, event.payloadSealed);
  const message = messagesOf(ctx, event.source).parse(body);
  if (message.catalogue !== null) {
    const [preview] = await ctx.db.select({ id: mockups.id }).from(mockups).where(eq(mockups.task, message.catalogue));
    if (preview)
      return {
        state: 'ignored',
        reason: 'own_preview',
        note: 'a preview of an own design, not for sale',
        orderId: null,
      };
    if (message.publish) return publish(ctx, event, message.catalogue, message.publish);
    return readCatalogue(ctx, event, message.catalogue);
  }
  if (message.shopGone) return shopGone(ctx, event);
  const part = await findPart(ctx, event.source, message.podOrderId, message.externalId);
  if (!part) return { state: 'ignored', reason: 'not_ours', note: 'not an order of ours', orderId: null };
  const hint = {
    ...message.shipmentHint,
    reason: message.reason,
    trouble: message.trouble,
    ...(message.returnedShipmentId ? { returnedShipmentId: message.returnedShipmentId } : {}),
  };
  // Whoever looked since it came has seen what it is about; only of packages a look at a list may know nothing.
  const seen = part.lastSyncedAt !== null && part.lastSyncedAt > event.owedAt;
  if (seen && !message.aboutPackage && !isTelling(hint)) return looked(false, part.orderId);
  const { changed } = await syncFulfillment(ctx, {
    fulfillmentId: part.id,
    source: sourceOf(event),
    lane: 'refresh',
    hint,
  });
  return looked(changed, part.orderId);
}

/** Everything about its orders and products waits for somebody who connects it again. */
async function shopGone(ctx: Ctx, { source }: WebhookEventRow): Promise<EventOutcome> {
  const { label } = podOf(ctx, source, 'refresh');
  const message = `${label} says that this shop was disconnected there: nothing new is printed by it.`;
  await raiseAlert(ctx, { kind: 'shop_disconnected', key: source, severity: 'critical', message });
  return { state: 'processed', reason: 'changed', note: 'the shop was disconnected', orderId: null };
}

async function publish(
  ctx: Ctx,
  { source: provider, type: trigger }: WebhookEventRow,
  providerProductId: string,
  wish: 'publish' | 'withdraw',
): Promise<EventOutcome> {
  const note = await answerPublish(ctx, { provider, providerProductId, wish, trigger });
  return { state: 'processed', reason: 'catalogue_read', note, orderId: null };
}

/** News of many products at once (stock, costs) are what the timed reading is there for. */
async function readCatalogue(ctx: Ctx, event: WebhookEventRow, which: string): Promise<EventOutcome> {
  const done = { state: 'processed', reason: 'catalogue_read', orderId: null } as const;
  if (which === 'all') return { ...done, note: 'the next reading of the catalogue takes it' };
  const job = { provider: event.source, providerProductId: which, trigger: event.type };
  await inTransaction(ctx, (ctx) =>
    ctx.queue.enqueue(ctx.db, 'product', job, { afterMs: PRODUCT_NEWS_MS, onceAs: `${event.source}/${which}` }),
  );
  return { ...done, note: 'the product is read again' };
}

/** By the provider's id, by our own, or (its first event may overtake its own answer) by asking whose order it is. */
async function findPart(ctx: Ctx, provider: string, podOrderId: string | null, externalId: string | null) {
  const find = async (podId: string | null, ownId: string | null) => {
    const [found] = await ctx.db
      .select({ id: fulfillments.id, orderId: fulfillments.orderId, lastSyncedAt: fulfillments.lastSyncedAt })
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
