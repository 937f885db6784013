import type { Destination } from '@/lib/domain/address/recipient';
import { AppError, ProviderError } from '@/lib/domain/core/errors';
import type { QuoteRequest, ShippingQuote } from '@/lib/domain/order/pod';
import { joinQuotes, type ShippingChoice } from '@/lib/domain/order/shipping-choice';
import { graceEnd, type Shop, sellsTo } from '@/lib/domain/shop/settings';
import type { Ctx } from '@/lib/engine/ctx';
import { freshQuote } from './fresh-quote';
import { lastQuote } from './last-quote';
import { type CartItem, goesTo, type PricedCart, priceCart } from './price-cart';

/** How urgent it is, for how long an answer counts as fresh, and what asking costs whoever asks. */
export type Asking = { lane: 'refresh' | 'browse'; freshMs: number; spend?: Spend };
/** Takes from the caller's budget before anything is asked on their behalf. Throws AppError rate_limited. */
export type Spend = () => Promise<void>;

type Quoted = { quotes: ShippingQuote[]; quotedAt: Date | null };

/**
 * Asks every provider in the cart for its rates, unless it just told them, and joins them into choices. While a provider does not answer, its
 * last answer to the same question stands in for up to seven days, and the choices say so by `quotedAt`.
 * Throws AppError item_unavailable for items that are gone, provider_unavailable where there is no such answer.
 */
export async function quoteShipping(
  ctx: Ctx,
  input: { items: readonly CartItem[]; destination: Destination },
  asking: Asking,
): Promise<PricedCart & { choices: ShippingChoice[]; undeliverable: string[] }> {
  const shop = await ctx.settings.shop();
  refuseUnsold(shop, input.destination.country);
  const cart = await priceCart(ctx, input.items);
  if (cart.gone.length > 0)
    throw new AppError('item_unavailable', 'Some items in your cart are no longer sold. Remove them to go on.', {
      reason: 'no_longer_sold',
      fields: Object.fromEntries(cart.gone.map((id) => [`items.${id}`, 'No longer sold.'])),
    });
  const kept = cart.lines.filter((line) => !goesTo(line, input.destination.country));
  if (kept.length > 0) return { ...cart, choices: [], undeliverable: kept.map(({ key }) => key) };
  const byProvider = Map.groupBy(cart.lines, ({ provider }) => provider);
  const quoted = await Promise.all(
    [...byProvider].map(async ([provider, lines]): Promise<[string, Quoted]> => {
      const items = lines.map(({ providerProductId, providerVariantId, providerData, quantity, design }) => ({
        providerProductId,
        providerVariantId,
        providerData,
        quantity,
        ownDesign: design !== null,
      }));
      return [
        provider,
        await quoteOne(ctx, provider, { destination: input.destination, items, currency: cart.currency }, asking),
      ];
    }),
  );
  const quotes = new Map(quoted.map(([provider, answer]) => [provider, answer.quotes]));
  const ages = quoted.flatMap(([, { quotedAt }]) => (quotedAt ? [quotedAt.getTime()] : []));
  const mark = ages.length === 0 ? {} : { quotedAt: new Date(Math.min(...ages)).toISOString() };
  const undeliverable = cart.lines.filter(({ provider }) => quotes.get(provider)?.length === 0);
  return {
    ...cart,
    choices: joinQuotes(quotes, graceEnd(shop, ctx.clock.now())).map((choice) => ({ ...choice, ...mark })),
    undeliverable: undeliverable.map(({ key }) => key),
  };
}

async function quoteOne(ctx: Ctx, provider: string, request: QuoteRequest, asking: Asking): Promise<Quoted> {
  const known = await lastQuote(ctx, provider, request);
  if (known && ctx.clock.now().getTime() - known.quotedAt.getTime() < asking.freshMs)
    return { quotes: known.quotes, quotedAt: null };
  try {
    await asking.spend?.();
    return { quotes: await freshQuote(ctx, provider, asking.lane, request), quotedAt: null };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    // A rule for outages only: what the provider refuses, no older answer makes right.
    const kept = isOutage(error) ? await lastQuote(ctx, provider, request) : undefined;
    if (!kept && error.kind === 'rejected') {
      // What they do not like is this place or these items: the same question will not be answered later, either.
      ctx.log.warn({ err: error, provider }, 'a delivery quote was refused');
      throw new AppError('not_shippable', 'The print shop does not take this address. Please check it.', {
        reason: 'place_refused',
        cause: error,
      });
    }
    if (!kept) {
      throw new AppError(
        'provider_unavailable',
        'We cannot price the delivery right now. Please try again in a few minutes.',
        {
          reason: 'no_delivery_price',
          cause: error,
          ...(error.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs }),
        },
      );
    }
    ctx.log.warn({ err: error, provider, quotedAt: kept.quotedAt }, 'delivery is priced by an earlier answer');
    return kept;
  }
}

function isOutage({ kind }: ProviderError): boolean {
  return kind === 'unavailable' || kind === 'rate_limited' || kind === 'unauthorized';
}

/** Where the merchant sells to some countries alone. */
function refuseUnsold(shop: Shop, country: string): void {
  if (sellsTo(shop, country)) return;
  throw new AppError('not_shippable', 'We do not sell to this country.', { reason: 'not_sold_there' });
}
