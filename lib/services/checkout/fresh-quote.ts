import { ProviderError } from '@/lib/domain/core/errors';
import { exchanged, exchangeOf } from '@/lib/domain/money/exchange';
import type { QuoteRequest, ShippingQuote } from '@/lib/domain/order/pod';
import { type Ctx, podOf } from '@/lib/engine/ctx';
import { keepQuote } from './last-quote';

/**
 * Asks a provider for its rates and keeps them, in the currency that was asked for. Throws ProviderError, also for rates
 * in another one that the shop has no rate for.
 */
export async function freshQuote(
  ctx: Ctx,
  provider: string,
  lane: 'refresh' | 'browse',
  request: QuoteRequest,
): Promise<ShippingQuote[]> {
  const { rates } = exchangeOf(await ctx.settings.shop());
  const answer = await podOf(ctx, provider, lane).quoteShipping(request);
  const quotes = answer.map((quote) => {
    if (quote.currency === request.currency) return quote;
    const minor = exchanged(quote.costMinor, quote.currency, { currency: request.currency, rates });
    if (minor === null)
      throw new ProviderError(provider, 'rejected', `quotes in ${quote.currency}, asked in ${request.currency}`);
    return { ...quote, costMinor: minor, currency: request.currency };
  });
  await keepQuote(ctx, provider, request, quotes);
  return quotes;
}
