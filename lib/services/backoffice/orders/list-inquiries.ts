import { and, eq, inArray, isNotNull, max, ne, sql } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { fulfillments, orderItems, orders } from '@/db/schema/orders';
import { inquiries } from '@/db/schema/service';
import { settingVersions } from '@/db/schema/settings';
import { shipments } from '@/db/schema/shipments';
import { requireMay } from '@/lib/domain/order/policy';
import { FULFILLMENTS, PACKAGES } from '@/lib/domain/order/states';
import { moneyDueBy, withdrawableUntil } from '@/lib/domain/shop/inquiry';
import { SHOP_DEFAULTS } from '@/lib/domain/shop/settings';
import type { Ctx } from '@/lib/engine/ctx';
import { isNewest } from '@/lib/services/order/status/newest-generations';
import { actorNames } from '../staff/actor-names';

const PAGE = 50;
const OPEN = sql`${inquiries.closedAt} is null`;
const TURN = sql<number>`case when ${OPEN} and ${inquiries.kind} = 'withdrawal' then 0 when ${OPEN} then 1 else 2 end`;
/** In microseconds; of what is closed the newest comes first. */
const AGE = sql<string>`(extract(epoch from ${inquiries.receivedAt}) * 1000000)::bigint * case when ${OPEN} then 1 else -1 end`;

/**
 * What people wrote in keyset pages: open withdrawals, whose days run, then open messages, the oldest first; then what
 * is closed. Throws AppError forbidden.
 */
export async function listInquiries(ctx: Ctx, { cursor }: { cursor?: string | undefined } = {}) {
  requireMay(ctx.actor, 'inquiries.read');
  const [turn, age, id] = cursor?.split('_') ?? [];
  const found = await ctx.db
    .select({ inquiry: inquiries, number: orders.orderNumber, turn: TURN, age: AGE })
    .from(inquiries)
    .leftJoin(orders, eq(orders.id, inquiries.orderId))
    .where(cursor ? sql`(${TURN}, ${AGE}, ${inquiries.id}) > (${turn}::int, ${age}::bigint, ${id}::uuid)` : undefined)
    .orderBy(TURN, AGE, inquiries.id)
    .limit(PAGE + 1);
  const rows = found.slice(0, PAGE);
  const last = found.length > PAGE ? rows.at(-1) : undefined;
  const facts = await factsOf(
    ctx,
    rows.flatMap(({ inquiry }) => inquiry.orderId ?? []),
  );
  const { zone } = await ctx.settings.shop();
  const nameOf = await actorNames(
    ctx,
    rows.flatMap(({ inquiry }) => inquiry.closedBy ?? []),
  );
  return {
    nextCursor: last ? [last.turn, last.age, last.inquiry.id].join('_') : null,
    inquiries: rows.map(({ inquiry, number }) => {
      const words = ctx.vault.open(inquiries.wordsSealed, inquiry.id, inquiry.wordsSealed);
      const arrival = facts.arrivals.get(inquiry.orderId ?? '');
      const until = withdrawableUntil(arrival?.lastAt ?? null, zone);
      const isWithdrawal = inquiry.kind === 'withdrawal';
      return {
        ...words,
        id: inquiry.id,
        kind: inquiry.kind,
        receivedAt: inquiry.receivedAt,
        orderNumber: number ?? words.orderNumber,
        proved: number !== null,
        until: isWithdrawal ? until : null,
        dayUnknown: arrival?.dayUnknown ?? false,
        inTime: until === null || inquiry.receivedAt <= until,
        ownDesign: facts.ownDesign.has(inquiry.orderId ?? ''),
        moneyDueBy: isWithdrawal ? moneyDueBy(inquiry.receivedAt) : null,
        closedAt: inquiry.closedAt,
        closedBy: inquiry.closedBy && nameOf(inquiry.closedBy),
      };
    }),
  };
}

/** How each order has arrived, and which hold the shopper's own design that cannot be withdrawn from. */
async function factsOf(ctx: Ctx, orderIds: string[]) {
  if (orderIds.length === 0) return { arrivals: new Map<string, Arrival>(), ownDesign: new Set<string>() };
  // By the words that were shown before this order was paid; by today's where nothing was set then.
  const rule = sql`coalesce(nullif(${settingVersions.value} ->> 'designs', ''), case when ${settingVersions.id} is null
    then ${(await ctx.settings.shop()).designs} else ${SHOP_DEFAULTS.designs} end)`;
  const designs = await ctx.db
    .selectDistinct({ orderId: orderItems.orderId })
    .from(orderItems)
    .innerJoin(orders, eq(orders.id, orderItems.orderId))
    .leftJoin(settingVersions, sql`${settingVersions.id} = (${orders.agreed} ->> 'shop')::bigint`)
    .where(and(inArray(orderItems.orderId, orderIds), isNotNull(orderItems.design), sql`${rule} = 'exempt'`));
  return { arrivals: await arrivalsOf(ctx, orderIds), ownDesign: new Set(designs.map(({ orderId }) => orderId)) };
}

type Arrival = { dayUnknown: boolean; lastAt: Date | null };

/** When the last of it arrived: null while anything comes, and where of something that came nobody told the day. */
async function arrivalsOf(ctx: Ctx, orderIds: string[]): Promise<Map<string, Arrival>> {
  const { status, presumedAt } = fulfillments;
  const comes = sql`(${oneOf(status, FULFILLMENTS.coming)}
    or ${status} = 'delivered' and ${presumedAt} is null and ${oneOf(shipments.status, PACKAGES.coming)})`;
  const untold = sql`(${status} = 'delivered' and (${presumedAt} is not null or ${shipments.id} is null
    or ${shipments.status} = 'delivered' and ${shipments.deliveredAt} is null))`;
  const parts = await ctx.db
    .select({
      orderId: fulfillments.orderId,
      coming: sql<boolean>`bool_or(coalesce(${comes}, false))`,
      untold: sql<boolean>`bool_or(coalesce(${untold}, false))`,
      last: max(shipments.deliveredAt),
    })
    .from(fulfillments)
    .leftJoin(shipments, and(eq(shipments.fulfillmentId, fulfillments.id), ne(shipments.status, 'canceled')))
    .where(and(inArray(fulfillments.orderId, orderIds), isNewest('fulfillments')))
    .groupBy(fulfillments.orderId);
  return new Map(
    parts.map(({ orderId, coming, untold, last }) => [
      orderId,
      { dayUnknown: untold && !coming, lastAt: coming || untold ? null : last },
    ]),
  );
}
