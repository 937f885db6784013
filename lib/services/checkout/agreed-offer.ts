import type { Destination, Recipient } from '@/lib/domain/address/recipient';
import { AppError } from '@/lib/domain/core/errors';
import { type OrderTax, type Totals, totalsOf } from '@/lib/domain/money/pricing';
import type { OrderQuote, ShippingChoice } from '@/lib/domain/order/shipping-choice';
import type { Ctx } from '@/lib/engine/ctx';
import { refuseUndeliverable } from '../order/self-service/refuse-undeliverable';
import { taxOf } from './calculate-tax';
import type { CheckoutInput } from './checkout-input';
import type { PricedLine } from './price-cart';
import { quoteShipping } from './quote-shipping';

/** As long as the browser takes its own quote for fresh. */
export const OFFER_HOLDS_MS = 60_000;

type Offer = { lines: PricedLine[]; currency: string; shipping: ShippingChoice; totals: Totals; quote: OrderQuote };

/**
 * Quotes anew what the shopper agreed to: prices, availability, delivery and tax as they are now. Throws AppError
 * item_unavailable, not_shippable (both with `items.<variant id>` as fields), quote_changed, invalid_input.
 */
export async function agreedOffer(ctx: Ctx, input: CheckoutInput): Promise<Offer> {
  const destination = destinationOf(input.recipient);
  const { lines, currency, choices, undeliverable } = await quoteShipping(
    ctx,
    { items: input.items, destination },
    { lane: 'refresh', freshMs: OFFER_HOLDS_MS },
  );
  refuseSoldOut(lines);
  const shipping = choices.find(({ id }) => id === input.shippingChoice);
  if (!shipping) throw notOffered(lines, choices, undeliverable);
  refuseUndeliverable(input.recipient, shipping.needs);
  const tax = await taxOf(ctx, {
    cart: { lines, currency },
    shippingMinor: shipping.costMinor,
    destination,
    take: true,
  });
  if (tax === null) throw new Error('a whole address was not enough to calculate the tax');
  return {
    lines,
    currency,
    shipping,
    totals: totalsOf(lines, shipping.costMinor, tax.totalMinor),
    quote: snapshot(ctx, choices, tax),
  };
}

function destinationOf({ country, state, postalCode, city }: Recipient): Destination {
  return { country, city, postalCode, state };
}

function refuseSoldOut(lines: readonly PricedLine[]): void {
  const unprintable = lines.filter(({ problem }) => problem !== null);
  const [worst] = unprintable;
  if (worst?.problem) {
    throw new AppError('item_unavailable', `${worst.title} (${worst.variantName}) cannot be printed like this.`, {
      reason: worst.problem,
      fields: Object.fromEntries(unprintable.map(({ key, problem }) => [`items.${key}`, problem ?? ''])),
    });
  }
  const missing = lines.filter(({ available }) => !available);
  const [first] = missing;
  if (!first) return;
  throw new AppError('item_unavailable', `${first.title} (${first.variantName}) is not available right now.`, {
    fields: beside(missing, 'Sold out.'),
  });
}

function notOffered(
  lines: readonly PricedLine[],
  choices: readonly ShippingChoice[],
  undeliverable: readonly string[],
): AppError {
  if (choices.length > 0)
    return new AppError('quote_changed', 'This way of delivery is no longer offered. Choose another one.', {
      reason: 'delivery_gone',
    });
  return new AppError('not_shippable', 'We cannot deliver these items to this address.', {
    fields: beside(
      lines.filter(({ key }) => undeliverable.includes(key)),
      'Not delivered to this address.',
    ),
  });
}

function beside(lines: readonly PricedLine[], words: string): Record<string, string> {
  return Object.fromEntries(lines.map(({ key }) => [`items.${key}`, words]));
}

function snapshot(ctx: Ctx, choices: readonly ShippingChoice[], tax: OrderTax): OrderQuote {
  return {
    quotedAt: ctx.clock.now().toISOString(),
    offered: choices.map(({ id, costMinor, deliveryFrom, deliveryTo }) => ({
      id,
      costMinor,
      deliveryFrom,
      deliveryTo,
    })),
    tax,
  };
}
