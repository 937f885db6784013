import { ProviderError } from '@/lib/domain/core/errors';
import type { QuoteRequest, ShippingQuote } from '@/lib/domain/order/pod';
import { type Ctx, podOf } from '@/lib/engine/ctx';
import { keepQuote } from './last-quote';

/** Asks a provider for its rates and keeps them. Throws ProviderError, also for rates in another currency than asked. */
export async function freshQuote(
  ctx: Ctx,
  provider: string,
  lane: 'refresh' | 'browse',
  request: QuoteRequest,
): Promise<ShippingQuote[]> {
  const quotes = await podOf(ctx, provider, lane).quoteShipping(request);
  const foreign = quotes.find(({ currency }) => currency !== request.currency);
  if (foreign)
    throw new ProviderError(provider, 'rejected', `quotes in ${foreign.currency}, asked in ${request.currency}`);
  await keepQuote(ctx, provider, request, quotes);
  return quotes;
}
