import { asc, eq } from 'drizzle-orm';
import { type WebhookEventRow, webhookEvents } from '@/db/schema/operations';
import { orderEvents } from '@/db/schema/order-events';
import { orders } from '@/db/schema/orders';
import { AppError } from '@/lib/domain/core/errors';
import { isUuid } from '@/lib/domain/core/ids';
import { redactPersonal } from '@/lib/domain/core/redact';
import { may, requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { webhookView } from './list-webhooks';

/** One message, what it said and what it led to. The body is for operations and above. Throws forbidden, not_found. */
export async function getWebhook(ctx: Ctx, input: { eventId: string }) {
  requireMay(ctx.actor, 'webhooks.read');
  if (!isUuid(input.eventId)) throw new AppError('not_found', 'There is no such message.');
  const [found] = await ctx.db
    .select({ event: webhookEvents, orderNumber: orders.orderNumber })
    .from(webhookEvents)
    .leftJoin(orders, eq(orders.id, webhookEvents.orderId))
    .where(eq(webhookEvents.id, input.eventId));
  if (!found) throw new AppError('not_found', 'There is no such message.');
  const changes = await ctx.db
    .select({ event: orderEvents, orderNumber: orders.orderNumber })
    .from(orderEvents)
    .innerJoin(orders, eq(orders.id, orderEvents.orderId))
    .where(eq(orderEvents.webhookEventId, input.eventId))
    .orderBy(asc(orderEvents.id));
  return {
    ...webhookView(found.event, found.orderNumber),
    headers: found.event.headers,
    body: may(ctx.actor, 'webhooks.replay') ? readable(ctx, found.event) : null,
    changes: changes.map(({ event, orderNumber }) => ({
      id: String(event.id),
      kind: event.kind,
      occurredAt: event.occurredAt,
      orderNumber,
      detail: Object.entries(event.data)
        .filter(([, value]) => value !== null)
        .map(([key, value]) => `${key.replaceAll('_', ' ')}: ${value}`)
        .join(', '),
    })),
  };
}

function readable(ctx: Ctx, { id, payloadSealed }: WebhookEventRow): string {
  if (payloadSealed === '') return '[erased with the order it was about]';
  const text = ctx.vault.open(webhookEvents.payloadSealed, id, payloadSealed);
  try {
    return JSON.stringify(redactPersonal(JSON.parse(text)), null, 2);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return '[not JSON, and so not shown]';
  }
}
