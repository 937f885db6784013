import { sql } from 'drizzle-orm';
import { orderEvents } from '@/db/schema/order-events';
import { actorName } from '@/lib/domain/core/actor';
import { type EventKind, type EventSource, isForShopper } from '@/lib/domain/order/timeline';
import type { TxCtx } from './ctx';

/**
 * Appends to an order's timeline and wakes whoever watches the order once the transaction commits.
 * With `onceKey` the same fact told again adds nothing. Returns whether a row was added.
 */
export async function recordEvent(
  ctx: TxCtx,
  event: {
    orderId: string;
    kind: EventKind;
    source: EventSource;
    fulfillmentId?: string | null;
    onceKey?: string;
    occurredAt?: Date | null;
    data?: Record<string, string | number | boolean | null>;
  },
): Promise<boolean> {
  const now = ctx.clock.now();
  const added = ctx.db
    .insert(orderEvents)
    .values({
      orderId: event.orderId,
      fulfillmentId: event.fulfillmentId ?? null,
      kind: event.kind,
      onceKey: event.onceKey ?? null,
      // Another's clock may be ahead of ours, and nothing has happened that is still to come.
      occurredAt: event.occurredAt && event.occurredAt < now ? event.occurredAt : now,
      recordedAt: now,
      source: event.source,
      actor: actorName(ctx.actor),
      customerVisible: isForShopper(event.kind),
      webhookEventId: ctx.webhookEventId ?? null,
      data: event.data ?? {},
    })
    .onConflictDoNothing()
    .returning({ id: orderEvents.id });
  const [told] = await ctx.db.execute<{ added: boolean }>(
    sql`with added as (${added.getSQL()}) select exists (select from added) as added, pg_notify('order_changed', ${event.orderId})`,
  );
  return told?.added === true;
}
