import { z } from 'zod';
import { ProviderError } from '@/lib/domain/core/errors';
import type { QuoteRequest, ShippingQuote } from '@/lib/domain/order/pod';
import { toQuote, toRatesBody } from './catalogue';
import type { PrintfulClient } from './client';
import { shippingRate } from './schemas';

/** A shopper waits for it. */
const QUOTE_TIMEOUT_MS = 8_000;

/** SH-1, SH-2, OR-6, OR-9 and their texts: not a fault of ours, Printful just does not send that there. */
const NOT_THERE =
  /country code|restricted|not fulfillable|unavailable variant|shipping (is )?disabled|(can ?not|not) .*ship/i;
const NOT_THERE_CODES = ['SH-1', 'SH-2', 'OR-6', 'OR-9'];

/** Its help names them beside those that no carrier serves; some it still quotes. */
const NOT_SERVED: readonly string[] = ['EC', 'RU', 'BY', 'CU', 'IR', 'SY', 'KP'];

/** Empty where Printful does not deliver. May throw ProviderError. */
export async function quoteShipping(client: PrintfulClient, request: QuoteRequest): Promise<ShippingQuote[]> {
  if (NOT_SERVED.includes(request.destination.country)) return [];
  try {
    const body = toRatesBody(request);
    const rates = await client.call(z.array(shippingRate), {
      method: 'POST',
      path: '/v2/shipping-rates',
      body,
      timeoutMs: QUOTE_TIMEOUT_MS,
    });
    return rates.map((rate) => toQuote(rate, request.destination));
  } catch (error) {
    if (!(error instanceof ProviderError) || error.kind !== 'rejected') throw error;
    if (NOT_THERE_CODES.includes(error.providerCode ?? '') || NOT_THERE.test(error.message)) return [];
    throw error;
  }
}
