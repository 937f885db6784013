import { eq } from 'drizzle-orm';
import { fulfillments, orderItems, orders } from '@/db/schema/orders';
import { cardFee } from '@/lib/domain/catalogue/selling-price';
import { exchanged } from '@/lib/domain/money/exchange';
import { formatMoney } from '@/lib/domain/money/money';
import { partCost } from '@/lib/domain/money/pricing';
import { FULFILLMENTS, isOneOf } from '@/lib/domain/order/states';
import type { TxCtx } from '@/lib/engine/ctx';
import { raiseAlert, resolveAlert } from '@/lib/engine/raise-alert';
import { readExchange } from '@/lib/engine/read-shop';
import { newestGenerations } from '../status/newest-generations';

/**
 * Whether an order is made at a loss, as soon as its print shops have told their costs: what the shopper paid for those
 * parts, without tax, against what they cost and about what Stripe takes. In the caller's transaction.
 */
export async function checkMargin(ctx: TxCtx, orderId: string): Promise<void> {
  const [order] = await ctx.db.select().from(orders).where(eq(orders.id, orderId));
  if (!order) throw new Error(`no order ${orderId}`);
  const items = await ctx.db.select().from(orderItems).where(eq(orderItems.orderId, orderId));
  const parts = newestGenerations(await ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, orderId)));
  // Nearly always it is one currency: then nothing more is asked.
  const isForeign = parts.some(({ costCurrency }) => costCurrency !== null && costCurrency !== order.currency);
  const rates = isForeign ? (await readExchange(ctx)).rates : [];
  let broughtMinor = 0;
  let spentMinor = 0;
  for (const { provider, replacement, status, costMinor, costCurrency } of parts) {
    if (costMinor === null || costCurrency === null || isOneOf(status, FULFILLMENTS.stopped)) continue;
    const costsMinor = exchanged(costMinor, costCurrency, { currency: order.currency, rates });
    if (costsMinor === null) continue;
    spentMinor += costsMinor;
    if (replacement > 0) continue;
    const { itemsMinor, shippingMinor } = partCost(provider, items, order);
    broughtMinor += itemsMinor + shippingMinor;
  }
  const leftMinor = broughtMinor - spentMinor - (broughtMinor === 0 ? 0 : cardFee(broughtMinor, order.currency));
  if (leftMinor >= 0) return resolveAlert(ctx, 'negative_margin', orderId);
  const loss = formatMoney(-leftMinor, order.currency);
  await raiseAlert(ctx, {
    kind: 'negative_margin',
    key: orderId,
    message: `${order.orderNumber} is made at a loss of ${loss}, with the payment's fee.`,
    orderId,
  });
}
