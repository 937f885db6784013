import { eq } from 'drizzle-orm';
import { type WebhookEventRow, webhookEvents } from '@/db/schema/operations';
import { orders } from '@/db/schema/orders';
import type { Ctx, EventOutcome, MessageSource, Recognised } from '@/lib/engine/ctx';
import { parseEvent, SIGNATURE_HEADER, type StripeEvent } from '@/lib/integrations/stripe/events';
import { STRIPE_EVENTS } from '@/lib/integrations/stripe/mapper';
import { adoptPayment, syncPayment } from '@/lib/services/order/payment/sync-payment';
import { looked, sourceOf } from './event-outcome';

export const STRIPE_MESSAGES: Omit<MessageSource, 'secrets'> = {
  label: () => 'Stripe',
  isHere: (ctx) => ctx.env.STRIPE_SECRET_KEY !== undefined,
  signatureHeader: SIGNATURE_HEADER,
  verify: (ctx, { rawBody, headers, secrets }) =>
    ctx.stripe.webhooks.verify({
      rawBody,
      signature: headers.get(SIGNATURE_HEADER),
      secrets,
      // Not this machine's, which may be hours wrong and would refuse every message.
      now: ctx.clock.now(),
    }),
  recognise: (ctx, rawBody) => stripeMessage(ctx, parseEvent(rawBody)),
  process: processStripe,
  sign: (ctx, rawBody, secret) => ctx.stripe.webhooks.sign(rawBody, secret, ctx.clock.now()),
  inspect: (ctx, { url }) => ctx.stripe.webhooks.inspect(url, STRIPE_EVENTS),
  register: async (ctx, { url, anew }) => (await ctx.stripe.webhooks.register(url, STRIPE_EVENTS, anew)).secret,
};

/** Live and test never mix: an event of the other mode is kept and ignored (I8). */
export function stripeMessage(ctx: Ctx, event: StripeEvent): Recognised {
  const ours = event.livemode === ctx.env.livemode && event.paymentIntentId !== null;
  return {
    dedupeKey: event.id,
    type: event.type,
    occurredAt: event.created,
    known: ours && (STRIPE_EVENTS as readonly string[]).includes(event.type),
  };
}

const DECLINE = 'payment_intent.payment_failed';
const DISPUTE = /^(charge\.dispute|radar)\./;

async function processStripe(ctx: Ctx, event: WebhookEventRow): Promise<EventOutcome> {
  const { paymentIntentId } = parseEvent(ctx.vault.open(webhookEvents.payloadSealed, event.id, event.payloadSealed));
  const [order] = paymentIntentId
    ? await ctx.db
        .select({ id: orders.id, seenAt: orders.paymentSeenAt })
        .from(orders)
        .where(eq(orders.paymentIntentId, paymentIntentId))
    : [];
  // Whoever looked since it came has seen what it is about; but each decline counts, and for disputes only who is told looks.
  const isSeen = order?.seenAt ? order.seenAt > event.owedAt : false;
  if (order && isSeen && !DISPUTE.test(event.type) && event.type !== DECLINE) return looked(false, order.id);
  if (order) return takePayment(ctx, event, order.id);
  // The answer that carried the id may have been lost: the payment itself names its order.
  const named = paymentIntentId ? (await ctx.stripe.readPayment(paymentIntentId)).orderId : null;
  const adopted = named && paymentIntentId ? await adoptPayment(ctx, named, paymentIntentId) : null;
  if (!adopted) return { state: 'ignored', reason: 'not_ours', note: 'not a payment of ours', orderId: null };
  return takePayment(ctx, event, adopted);
}

async function takePayment(ctx: Ctx, event: WebhookEventRow, orderId: string): Promise<EventOutcome> {
  const disputes = DISPUTE.test(event.type);
  return looked(await syncPayment(ctx, { orderId, source: sourceOf(event), disputes }), orderId);
}
