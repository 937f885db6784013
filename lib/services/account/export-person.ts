import { and, asc, eq, like } from 'drizzle-orm';
import { effects } from '@/db/schema/operations';
import { orderEvents } from '@/db/schema/order-events';
import { fulfillments, type OrderRow, orderItems } from '@/db/schema/orders';
import { accounts } from '@/db/schema/people';
import { inquiries } from '@/db/schema/service';
import { printPath } from '@/lib/domain/catalogue/design';
import { toDecimal } from '@/lib/domain/money/money';
import { mailOf } from '@/lib/domain/order/mails';
import { requireMay } from '@/lib/domain/order/policy';
import { isForShopper } from '@/lib/domain/order/timeline';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordAudit } from '@/lib/engine/record-audit';
import { wordsIn } from '@/lib/platform/words';
import { recipientOf } from '@/lib/services/order/reading/recipient-of';
import { packagesOf } from '@/lib/services/order/status/packages-of';
import { exportWords } from './export-words';
import { findPerson } from './find-person';

/**
 * Everything kept about the person who asks, or, for staff, about the one with this address. Amounts are decimals in
 * the order's currency. Throws AppError unauthenticated, forbidden.
 */
export async function exportPerson(ctx: Ctx, input: { email?: string | undefined }) {
  if (input.email !== undefined) requireMay(ctx.actor, 'people.export_data');
  const person = await findPerson(ctx, input.email);
  if (input.email !== undefined) {
    await inTransaction(ctx, (ctx) =>
      recordAudit(ctx, {
        action: 'people.export_data',
        subject: person.user ? `user:${person.user.id}` : 'guest',
        data: { orders: person.orders.length },
      }),
    );
  }
  const orders = [];
  for (const order of person.orders) orders.push(await orderOf(ctx, order));
  return {
    exportedAt: ctx.clock.now(),
    email: person.email,
    account: person.user && {
      name: person.user.name,
      createdAt: person.user.createdAt,
      signsInWith: await providersOf(ctx, person.user.id),
    },
    inquiries: await inquiriesOf(ctx, person.email),
    orders,
  };
}

async function inquiriesOf(ctx: Ctx, email: string) {
  const rows = await ctx.db
    .select()
    .from(inquiries)
    .where(eq(inquiries.emailIndex, ctx.vault.emailIndex(email)))
    .orderBy(asc(inquiries.receivedAt));
  return rows.map(({ id, kind, receivedAt, wordsSealed }) => {
    const { orderNumber, text } = ctx.vault.open(inquiries.wordsSealed, id, wordsSealed);
    return { at: receivedAt, kind, orderNumber, text };
  });
}

async function providersOf(ctx: Ctx, userId: string): Promise<string[]> {
  const rows = await ctx.db.select({ provider: accounts.provider }).from(accounts).where(eq(accounts.userId, userId));
  return ['email', ...rows.map(({ provider }) => provider)];
}

async function orderOf(ctx: Ctx, order: OrderRow) {
  const { db } = ctx;
  const decimal = (minor: number) => toDecimal(minor, order.currency);
  const [items, parts, events, mails, words] = await Promise.all([
    db.select().from(orderItems).where(eq(orderItems.orderId, order.id)),
    db.select({ id: fulfillments.id }).from(fulfillments).where(eq(fulfillments.orderId, order.id)),
    db.select().from(orderEvents).where(eq(orderEvents.orderId, order.id)).orderBy(asc(orderEvents.id)),
    db
      .select()
      .from(effects)
      .where(and(eq(effects.orderId, order.id), like(effects.kind, 'mail_%'), eq(effects.state, 'done')))
      .orderBy(asc(effects.updatedAt)),
    exportWords(ctx, order),
  ]);
  const title = wordsIn(order.locale, 'timeline');
  return {
    orderNumber: order.orderNumber,
    placedAt: order.createdAt,
    language: order.locale,
    status: order.status,
    paymentStatus: order.paymentStatus,
    paymentIntentId: order.paymentIntentId,
    currency: order.currency,
    subtotal: decimal(order.subtotalMinor),
    shipping: decimal(order.shippingMinor),
    tax: decimal(order.taxMinor),
    total: decimal(order.totalMinor),
    refunded: decimal(order.refundedMinor),
    ...recipientOf(ctx, order),
    items: items.map((item) => ({
      title: item.title,
      variant: item.variantName,
      quantity: item.quantity,
      unitPrice: decimal(item.unitMinor),
      ownDesign: item.design && `${ctx.env.APP_URL}${printPath(item.design)}`,
    })),
    packages: (await packagesOf(db, parts)).map((box) => ({
      carrier: box.carrier,
      trackingNumber: box.trackingNumber,
      shippedAt: box.shippedAt,
      deliveredAt: box.deliveredAt,
    })),
    timeline: events.flatMap(({ kind, occurredAt }) =>
      isForShopper(kind) ? [{ at: occurredAt, what: title(`${kind}.title`) }] : [],
    ),
    mails: mails.map(({ kind, updatedAt }) => ({ mail: mailOf(kind) ?? kind, sentAt: updatedAt })),
    ...words,
  };
}
