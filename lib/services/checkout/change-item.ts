import { and, eq, ne } from 'drizzle-orm';
import { variants } from '@/db/schema/catalogue';
import {
  type FulfillmentRow,
  fulfillments,
  type OrderItemRow,
  type OrderRow,
  orderItems,
  orders,
} from '@/db/schema/orders';
import { AppError } from '@/lib/domain/core/errors';
import { isRedirectable, mayChangeItems } from '@/lib/domain/order/changes';
import { refuseWeakLink } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordEvent } from '@/lib/engine/record-event';
import { wordsIn } from '@/lib/platform/words';
import { newAttempt } from '@/lib/services/order/fulfillment/new-attempt';
import { type OrderRef, readableOrder } from '@/lib/services/order/reading/order-view';
import { addressView, partView } from '@/lib/services/order/reading/recipient-of';
import { boughtParts } from '@/lib/services/order/status/newest-generations';
import { orderChanged } from '@/lib/services/order/status/order-changed';
import { type PricedLine, priceCart } from './price-cart';

/** What each item can still be changed to at the same price. Throws AppError not_found, forbidden. */
export async function otherVariants(ctx: Ctx, ref: OrderRef) {
  const order = await readableOrder(ctx, ref);
  refuseWeakLink(ctx.actor);
  const parts = await ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, order.id));
  const open = changeable(order, boughtParts(parts)).map(({ provider }) => provider);
  const all = await ctx.db.select().from(orderItems).where(eq(orderItems.orderId, order.id));
  const items = all.filter(({ provider }) => open.includes(provider));
  const others = await alternatives(ctx, order, items);
  return {
    items: items.map(({ id }) => ({
      itemId: id,
      variants: (others.get(id) ?? []).map(({ variantId, variantName }) => ({ variantId, name: variantName })),
    })),
  };
}

/**
 * Another size or color of an item, at the same price, while its part is not printed or cannot be. The part is made anew under
 * a number of its own, and the draft of before is stopped first. Throws AppError not_found, forbidden, not_editable, conflict.
 */
export async function changeItem(ctx: Ctx, input: { ref: OrderRef; itemId: string; variantId: string }) {
  const { id: orderId, ...order } = await readableOrder(ctx, input.ref);
  refuseWeakLink(ctx.actor);
  const mine = and(eq(orderItems.id, input.itemId), eq(orderItems.orderId, orderId));
  const [item] = await ctx.db.select().from(orderItems).where(mine);
  if (!item) throw new AppError('not_found', 'There is no such item.');
  if (item.variantId === input.variantId) return { changed: false, variantName: item.variantName };
  const lines = (await alternatives(ctx, order, [item])).get(item.id);
  const line = lines?.find(({ variantId }) => variantId === input.variantId);
  return inTransaction(ctx, async (ctx) => {
    const [order] = await ctx.db.select().from(orders).where(eq(orders.id, orderId)).for('update');
    if (!order) throw new AppError('not_found', 'There is no such order.');
    const all = await ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, orderId));
    const part = changeable(order, boughtParts(all)).find(({ provider }) => provider === item.provider);
    if (!part)
      throw new AppError('not_editable', wordsIn('en', 'errors')('with_print_shop'), { reason: 'with_print_shop' });
    if (!line) throw new AppError('conflict', wordsIn('en', 'errors')('other_price'), { reason: 'other_price' });
    const asRead = and(mine, eq(orderItems.variantId, item.variantId));
    const changed = await ctx.db.update(orderItems).set(boughtAs(line)).where(asRead).returning({ id: orderItems.id });
    if (changed.length === 0) throw new AppError('conflict', 'It was changed meanwhile. Look at it again.');
    const made = await newAttempt(ctx, order, part, all);
    await recordEvent(ctx, {
      orderId,
      fulfillmentId: made.id,
      kind: 'order.item_changed',
      onceKey: made.id,
      source: 'customer',
      data: { title: item.title, before: item.variantName, after: line.variantName },
    });
    await orderChanged(ctx, orderId);
    return { changed: true, variantName: line.variantName };
  });
}

const changeable = (order: OrderRow, parts: readonly FulfillmentRow[]) =>
  mayChangeItems(addressView(order, parts)) ? parts.filter((part) => isRedirectable(partView(part))) : [];

const boughtAs = ({ variantId, variantName, picture, sku, providerVariantId, providerData, design }: PricedLine) => ({
  ...{ variantId, variantName, picture, sku, providerVariantId, providerData, design },
});

/** By item: the other variants of its product that are sold at what was paid for it. */
async function alternatives(
  ctx: Ctx,
  order: Pick<OrderRow, 'currency'>,
  items: readonly OrderItemRow[],
): Promise<Map<string, PricedLine[]>> {
  const found = new Map<string, PricedLine[]>();
  for (const item of items) {
    const rows = await ctx.db
      .select({ variantId: variants.id })
      .from(variants)
      .where(and(eq(variants.productId, item.productId), ne(variants.id, item.variantId), eq(variants.listed, true)));
    const design = item.design ? { file: item.design.file, ...item.design.placement } : undefined;
    const { lines, currency } = await priceCart(
      ctx,
      rows.map(({ variantId }) => ({ variantId, quantity: item.quantity, design })),
    );
    const isSame = (line: PricedLine) => line.available && line.unitMinor === item.unitMinor;
    found.set(item.id, currency === order.currency ? lines.filter(isSame) : []);
  }
  return found;
}
