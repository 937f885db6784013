import { AppError, ProviderError } from '@/lib/domain/errors';
import type { ShippingQuote } from '@/lib/domain/pod';
import type { Destination } from '@/lib/domain/recipient';
import { joinQuotes, type ShippingChoice } from '@/lib/domain/shipping-choice';
import { type Ctx, podOf } from '../context';
import { type PricedCart, priceCart } from './price-cart';

/**
 * Asks every provider in the cart for its rates and joins them into choices. Throws AppError item_unavailable for
 * items that are gone, provider_unavailable when a provider does not answer.
 */
export async function quoteShipping(
  ctx: Ctx,
  input: { items: readonly { variant_id: string; quantity: number }[]; destination: Destination },
): Promise<PricedCart & { choices: ShippingChoice[]; undeliverable: string[] }> {
  const cart = await priceCart(ctx, input.items);
  if (cart.gone.length > 0)
    throw new AppError('item_unavailable', 'Some items in your cart are no longer sold. Remove them to go on.', {
      fields: Object.fromEntries(cart.gone.map((id) => [`items.${id}`, 'No longer sold.'])),
    });
  const byProvider = Map.groupBy(cart.lines, ({ provider }) => provider);
  const quotes = await Promise.all(
    [...byProvider].map(async ([provider, lines]): Promise<[string, ShippingQuote[]]> => {
      const items = lines.map(({ providerProductId, providerVariantId, providerData, quantity }) => ({
        providerProductId,
        providerVariantId,
        providerData,
        quantity,
      }));
      return [
        provider,
        await podOf(ctx, provider).quoteShipping({ destination: input.destination, items, currency: cart.currency }),
      ];
    }),
  ).catch((error: unknown) => {
    if (error instanceof ProviderError) {
      throw new AppError(
        'provider_unavailable',
        'We cannot get delivery prices right now. Please try again in a moment.',
        { cause: error },
      );
    }
    throw error;
  });
  const refusing = quotes.filter(([, offers]) => offers.length === 0).map(([provider]) => provider);
  const undeliverable = cart.lines.filter(({ provider }) => refusing.includes(provider));
  return {
    ...cart,
    choices: joinQuotes(new Map(quotes), ctx.clock.now()),
    undeliverable: undeliverable.map(({ variantId }) => variantId),
  };
}
