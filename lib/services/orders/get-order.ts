import { asc, desc, eq } from 'drizzle-orm';
import { effects } from '@/db/schema/operations';
import { fulfillments, orderEvents } from '@/db/schema/orders';
import { isStaff } from '@/lib/domain/actor';
import { AppError } from '@/lib/domain/errors';
import type { Ctx } from '../context';
import { readableOrder, trackOrder } from './order-view';

/** Staff's view of one order: the shopper's and everything behind it. Throws AppError forbidden, not_found. */
export async function getOrder(ctx: Ctx, input: { orderNumber: string }) {
  if (!isStaff(ctx.actor)) throw new AppError('forbidden', 'Only staff may see this.');
  const order = await readableOrder(ctx, input);
  const [view, events, owed, parts] = await Promise.all([
    trackOrder(ctx, { orderId: order.id }),
    ctx.db
      .select()
      .from(orderEvents)
      .where(eq(orderEvents.orderId, order.id))
      .orderBy(desc(orderEvents.occurredAt), desc(orderEvents.id)),
    ctx.db.select().from(effects).where(eq(effects.orderId, order.id)).orderBy(asc(effects.createdAt)),
    ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, order.id)).orderBy(asc(fulfillments.createdAt)),
  ]);
  return {
    ...view,
    email: String(ctx.vault.open(order.emailSealed)),
    payment_intent_id: order.paymentIntentId,
    events: events.map((event) => ({
      id: String(event.id),
      kind: event.kind,
      occurred_at: event.occurredAt.toISOString(),
      recorded_at: event.recordedAt.toISOString(),
      source: event.source,
      actor: event.actor,
      provider: typeof event.data['provider'] === 'string' ? event.data['provider'] : null,
      detail: Object.entries(event.data)
        .filter(([key, value]) => key !== 'provider' && value !== null)
        .map(([key, value]) => `${key.replaceAll('_', ' ')}: ${value}`)
        .join(', '),
    })),
    effects: owed.map((effect) => ({
      id: effect.id,
      kind: effect.kind,
      state: effect.state,
      attempts: effect.attempts,
      last_error: effect.state === 'done' ? null : effect.lastError,
      updated_at: effect.updatedAt.toISOString(),
    })),
    provider_links: parts.map((part) => ({
      provider: part.provider,
      external_id: part.externalId,
      pod_order_id: part.podOrderId,
      cost_minor: part.costMinor,
      cost_currency: part.costCurrency,
    })),
  };
}
