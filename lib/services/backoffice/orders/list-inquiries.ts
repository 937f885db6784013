import { desc, eq, inArray, isNotNull, max, sql } from 'drizzle-orm';
import { fulfillments, orderItems, orders } from '@/db/schema/orders';
import { inquiries } from '@/db/schema/service';
import { shipments } from '@/db/schema/shipments';
import { requireMay } from '@/lib/domain/order/policy';
import { type InquiryWords, moneyDueBy, withdrawableUntil } from '@/lib/domain/shop/inquiry';
import type { Ctx } from '@/lib/engine/ctx';
import { actorNames } from '../staff/actor-names';

const MOST = 100;

/** What people wrote, the open first, each withdrawal with its clock. Throws AppError forbidden. */
export async function listInquiries(ctx: Ctx) {
  requireMay(ctx.actor, 'inquiries.read');
  const rows = await ctx.db
    .select({ inquiry: inquiries, number: orders.orderNumber })
    .from(inquiries)
    .leftJoin(orders, eq(orders.id, inquiries.orderId))
    .orderBy(desc(sql`${inquiries.closedAt} is null`), desc(inquiries.receivedAt), inquiries.id)
    .limit(MOST);
  const facts = await factsOf(
    ctx,
    rows.flatMap(({ inquiry }) => inquiry.orderId ?? []),
  );
  const nameOf = await actorNames(
    ctx,
    rows.flatMap(({ inquiry }) => inquiry.closedBy ?? []),
  );
  return {
    inquiries: rows.map(({ inquiry, number }) => {
      const words = ctx.vault.open(inquiry.wordsSealed) as InquiryWords;
      const until = withdrawableUntil(facts.deliveredAt.get(inquiry.orderId ?? '') ?? null);
      const isWithdrawal = inquiry.kind === 'withdrawal';
      return {
        ...words,
        id: inquiry.id,
        kind: inquiry.kind,
        receivedAt: inquiry.receivedAt,
        orderNumber: number ?? words.orderNumber,
        proved: number !== null,
        until: isWithdrawal ? until : null,
        inTime: until === null || inquiry.receivedAt <= until,
        ownDesign: facts.ownDesign.has(inquiry.orderId ?? ''),
        moneyDueBy: isWithdrawal ? moneyDueBy(inquiry.receivedAt) : null,
        closedAt: inquiry.closedAt,
        closedBy: inquiry.closedBy && nameOf(inquiry.closedBy),
      };
    }),
  };
}

/** When the last package of each order arrived, null while one is under way; and which hold the shopper's own design. */
async function factsOf(ctx: Ctx, orderIds: string[]) {
  if (orderIds.length === 0) return { deliveredAt: new Map<string, Date | null>(), ownDesign: new Set<string>() };
  const boxes = await ctx.db
    .select({
      orderId: fulfillments.orderId,
      all: sql<boolean>`bool_and(${shipments.deliveredAt} is not null)`,
      last: max(shipments.deliveredAt),
    })
    .from(shipments)
    .innerJoin(fulfillments, eq(fulfillments.id, shipments.fulfillmentId))
    .where(inArray(fulfillments.orderId, orderIds))
    .groupBy(fulfillments.orderId);
  const designs = await ctx.db
    .selectDistinct({ orderId: orderItems.orderId })
    .from(orderItems)
    .where(sql`${inArray(orderItems.orderId, orderIds)} and ${isNotNull(orderItems.design)}`);
  return {
    deliveredAt: new Map(boxes.map(({ orderId, all, last }) => [orderId, all ? last : null])),
    ownDesign: new Set(designs.map(({ orderId }) => orderId)),
  };
}
