import { and, desc, eq, gte, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import { type WebhookEventRow, webhookEvents } from '@/db/schema/operations';
import { orders } from '@/db/schema/orders';
import { AppError } from '@/lib/domain/core/errors';
import { isUuid } from '@/lib/domain/core/ids';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';

export type LogFilter = {
  source?: string | undefined;
  type?: string | undefined;
  state?: WebhookEventRow['state'] | undefined;
  order?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
};

const PAGE = 50;

/** Every message that came in, newest first, keyset pages. Throws AppError forbidden. */
export async function listWebhooks(ctx: Ctx, query: LogFilter & { cursor?: string | undefined }) {
  requireMay(ctx.actor, 'webhooks.read');
  const rows = await ctx.db
    .select({ event: webhookEvents, orderNumber: orders.orderNumber })
    .from(webhookEvents)
    .leftJoin(orders, eq(orders.id, webhookEvents.orderId))
    .where(and(await matching(ctx, query), query.cursor ? after(query.cursor) : undefined))
    .orderBy(desc(webhookEvents.receivedAt), desc(webhookEvents.id))
    .limit(PAGE + 1);
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1)?.event;
  return {
    events: shown.map(({ event, orderNumber }) => webhookView(event, orderNumber)),
    nextCursor: rows.length > PAGE && last ? `${last.receivedAt.toISOString()}_${last.id}` : null,
  };
}

export function webhookView(event: WebhookEventRow, orderNumber: string | null) {
  return {
    id: event.id,
    source: event.source,
    type: event.type,
    state: event.state,
    note: event.note,
    signed: event.signed,
    via: event.via,
    attempts: event.attempts,
    receivedAt: event.receivedAt,
    occurredAt: event.occurredAt,
    processedAt: event.processedAt,
    orderNumber,
  };
}

export async function matching(ctx: Ctx, filter: LogFilter): Promise<SQL | undefined> {
  return and(
    filter.source ? eq(webhookEvents.source, filter.source) : undefined,
    filter.type ? eq(webhookEvents.type, filter.type) : undefined,
    filter.state ? eq(webhookEvents.state, filter.state) : undefined,
    filter.from ? gte(webhookEvents.receivedAt, filter.from) : undefined,
    filter.to ? lte(webhookEvents.receivedAt, filter.to) : undefined,
    filter.order ? await ofOrder(ctx, filter.order) : undefined,
  );
}

async function ofOrder(ctx: Ctx, orderNumber: string): Promise<SQL> {
  const [order] = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(eq(orders.orderNumber, orderNumber.toUpperCase()));
  return order ? eq(webhookEvents.orderId, order.id) : sql`false`;
}

/** The cursor carries milliseconds, so the row it names is looked up again for the rest. */
function after(cursor: string): SQL | undefined {
  const [time = '', id = ''] = cursor.split('_');
  const at = new Date(time);
  if (Number.isNaN(at.getTime()) || !isUuid(id)) throw new AppError('invalid_input', 'That page does not exist.');
  const exact = sql`coalesce((select received_at from webhook_events where id = ${id}::uuid), ${at.toISOString()}::timestamptz)`;
  return or(lt(webhookEvents.receivedAt, exact), and(eq(webhookEvents.receivedAt, exact), lt(webhookEvents.id, id)));
}
