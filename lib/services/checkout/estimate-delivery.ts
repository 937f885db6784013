import { AppError, ProviderError } from '@/lib/domain/core/errors';
import { typicalDestination } from '@/lib/domain/order/delivery-estimate';
import type { QuoteItem, QuoteRequest, ShippingQuote } from '@/lib/domain/order/pod';
import { joinQuotes } from '@/lib/domain/order/shipping-choice';
import { graceEnd, sellsTo } from '@/lib/domain/shop/settings';
import type { Ctx } from '@/lib/engine/ctx';
import { freshQuote } from './fresh-quote';
import { lastQuote } from './last-quote';
import { goesTo, type PricedLine, priceCart } from './price-cart';

const FRESH_MS = 6 * 3_600_000;

/**
 * When one piece, ordered now, arrives in a country, and what sending it costs: cheapest first, nothing where it cannot
 * be delivered or is not sold. Quotes are kept per variant and country. Throws AppError item_unavailable, provider_unavailable when
 * nothing is known and the provider is silent.
 */
export async function estimateDelivery(ctx: Ctx, input: { variantId: string; country: string }) {
  const shop = await ctx.settings.shop();
  if (!sellsTo(shop, input.country)) return { country: input.country, choices: [], quotedAt: ctx.clock.now() };
  const { lines, currency } = await priceCart(ctx, [{ variantId: input.variantId, quantity: 1 }]);
  const [line] = lines;
  if (!line) throw new AppError('item_unavailable', 'This is no longer sold.', { reason: 'product_gone' });
  if (!goesTo(line, input.country)) return { country: input.country, choices: [], quotedAt: ctx.clock.now() };
  const { providerProductId, providerVariantId, providerData } = line;
  const { quotes, quotedAt } = await quotesFor(ctx, line, {
    destination: typicalDestination(input.country),
    items: [{ providerProductId, providerVariantId, providerData, quantity: 1 }],
    currency,
  });
  const choices = joinQuotes(new Map([[line.provider, quotes]]), graceEnd(shop, ctx.clock.now())).flatMap((choice) => {
    const quote = quotes.find(({ method }) => method === choice.parts[line.provider]?.method);
    return quote ? [{ ...choice, productionDays: quote.productionDays, transitDays: quote.transitDays }] : [];
  });
  return { country: input.country, choices, quotedAt };
}

/** The cheapest way into a country as it was last told, without asking anybody; null where it is not known. */
export async function knownDelivery(
  ctx: Ctx,
  {
    country,
    currency,
    ...goods
  }: { country: string; currency: string; provider: string } & Omit<QuoteItem, 'quantity'>,
): Promise<ShippingQuote | null> {
  if (!sellsTo(await ctx.settings.shop(), country)) return null;
  const { provider, ...item } = goods;
  const destination = typicalDestination(country);
  const kept = await lastQuote(ctx, provider, { destination, items: [{ ...item, quantity: 1 }], currency });
  return kept?.quotes.toSorted((a, b) => a.costMinor - b.costMinor)[0] ?? null;
}

type Kept = { quotes: ShippingQuote[]; quotedAt: Date };

async function quotesFor(ctx: Ctx, line: PricedLine, request: QuoteRequest): Promise<Kept> {
  const kept = await lastQuote(ctx, line.provider, request);
  if (kept && ctx.clock.now().getTime() - kept.quotedAt.getTime() < FRESH_MS) return kept;
  try {
    const quotes = await freshQuote(ctx, line.provider, 'browse', request);
    return { quotes, quotedAt: ctx.clock.now() };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    if (kept) {
      ctx.log.warn({ err: error, variantId: line.variantId }, 'an older delivery quote is shown');
      return kept;
    }
    throw new AppError('provider_unavailable', 'We cannot tell the delivery days right now.', {
      reason: 'no_delivery_days',
      cause: error,
    });
  }
}
