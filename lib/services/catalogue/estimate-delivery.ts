import { and, eq } from 'drizzle-orm';
import { deliveryQuotes } from '@/db/schema/catalogue';
import { typicalDestination } from '@/lib/domain/delivery-estimate';
import { AppError, ProviderError } from '@/lib/domain/errors';
import type { ShippingQuote } from '@/lib/domain/pod';
import { joinQuotes, type ShippingChoice } from '@/lib/domain/shipping-choice';
import { type Ctx, podOf } from '../context';
import { type PricedLine, priceCart } from './price-cart';

const FRESH_MS = 6 * 3_600_000;
/** An older quote is still better than none while the provider does not answer. */
const USABLE_MS = 14 * 86_400_000;

export type DeliveryEstimate = {
  country: string;
  /** Cheapest first; empty where it cannot be delivered. */
  choices: (ShippingChoice & Pick<ShippingQuote, 'productionDays' | 'transitDays'>)[];
  quotedAt: Date;
};

/**
 * When one piece, ordered now, arrives in a country, and what sending it costs. Quotes are kept per variant and
 * country. Throws AppError item_unavailable, provider_unavailable when nothing is known and the provider is silent.
 */
export async function estimateDelivery(
  ctx: Ctx,
  input: { variantId: string; country: string },
): Promise<DeliveryEstimate> {
  const { lines, currency } = await priceCart(ctx, [{ variant_id: input.variantId, quantity: 1 }]);
  const [line] = lines;
  if (!line) throw new AppError('item_unavailable', 'This is no longer sold.');
  const { quotes, quotedAt } = await quotesFor(ctx, line, { ...input, currency });
  const choices = joinQuotes(new Map([[line.provider, quotes]]), ctx.clock.now()).flatMap((choice) => {
    const quote = quotes.find(({ method }) => method === choice.parts[line.provider]?.method);
    return quote ? [{ ...choice, productionDays: quote.productionDays, transitDays: quote.transitDays }] : [];
  });
  return { country: input.country, choices, quotedAt };
}

type Wanted = { variantId: string; country: string; currency: string };
type Kept = { quotes: ShippingQuote[]; quotedAt: Date };

async function quotesFor(ctx: Ctx, line: PricedLine, wanted: Wanted): Promise<Kept> {
  const [kept] = await ctx.db
    .select({ quotes: deliveryQuotes.quotes, quotedAt: deliveryQuotes.quotedAt })
    .from(deliveryQuotes)
    .where(and(eq(deliveryQuotes.variantId, wanted.variantId), eq(deliveryQuotes.country, wanted.country)));
  const ageMs = kept ? ctx.clock.now().getTime() - kept.quotedAt.getTime() : Number.POSITIVE_INFINITY;
  if (kept && ageMs < FRESH_MS) return kept;
  try {
    return await renewQuotes(ctx, line, wanted);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    if (kept && ageMs < USABLE_MS) {
      ctx.log.warn({ err: error, variantId: wanted.variantId }, 'an older delivery quote is shown');
      return kept;
    }
    throw new AppError('provider_unavailable', 'We cannot tell the delivery days right now.', { cause: error });
  }
}

async function renewQuotes(ctx: Ctx, line: PricedLine, { variantId, country, currency }: Wanted): Promise<Kept> {
  const { providerProductId, providerVariantId, providerData } = line;
  const quotes = await podOf(ctx, line.provider, 'refresh').quoteShipping({
    destination: typicalDestination(country),
    items: [{ providerProductId, providerVariantId, providerData, quantity: 1 }],
    currency,
  });
  const fresh = { quotes, quotedAt: ctx.clock.now() };
  await ctx.db
    .insert(deliveryQuotes)
    .values({ variantId, country, ...fresh })
    .onConflictDoUpdate({ target: [deliveryQuotes.variantId, deliveryQuotes.country], set: fresh });
  return fresh;
}
