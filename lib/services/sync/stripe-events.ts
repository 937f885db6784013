import { and, eq, inArray } from 'drizzle-orm';
import { webhookEvents } from '@/db/schema/operations';
import type { Ctx } from '@/lib/engine/ctx';
import { storeEvent } from '@/lib/engine/work/store-event';
import { stripeMessage } from '../webhooks/stripe-messages';

/**
 * Reads Stripe's own list of events and puts what never reached us into the inbox. Answers how many were new, the
 * payments they and the known ones are about, and the requests spent. May throw ProviderError.
 */
export async function storeStripeEvents(
  ctx: Ctx,
  input: { since: Date; via: 'sync' | 'recovery' },
): Promise<{ stored: number; listed: number; paymentIntentIds: string[] }> {
  if (ctx.env.STRIPE_SECRET_KEY === undefined) return { stored: 0, listed: 0, paymentIntentIds: [] };
  const events = await ctx.stripe.listEvents(input.since);
  const known = await knownKeys(
    ctx,
    events.map(({ event }) => event.id),
  );
  let stored = 0;
  for (const { event, rawBody } of events) {
    const message = stripeMessage(ctx, event);
    if (known.has(event.id) || !message.known) continue;
    const outcome = await storeEvent(ctx, { ...message, source: 'stripe', rawBody, signed: true, via: input.via });
    if (outcome === 'stored') stored += 1;
  }
  const ids = events.flatMap(({ event }) => (event.paymentIntentId ? [event.paymentIntentId] : []));
  return { stored, listed: events.length, paymentIntentIds: [...new Set(ids)] };
}

const CHUNK = 1000;

async function knownKeys(ctx: Ctx, ids: string[]): Promise<Set<string>> {
  const known = new Set<string>();
  for (let from = 0; from < ids.length; from += CHUNK) {
    const rows = await ctx.db
      .select({ key: webhookEvents.dedupeKey })
      .from(webhookEvents)
      .where(and(eq(webhookEvents.source, 'stripe'), inArray(webhookEvents.dedupeKey, ids.slice(from, from + CHUNK))));
    for (const { key } of rows) known.add(key);
  }
  return known;
}
