import { hasPostalCodes } from '@/lib/domain/address/postal-codes';
import type { Destination } from '@/lib/domain/address/recipient';
import { AppError, ProviderError } from '@/lib/domain/core/errors';
import { type OrderTax, totalsOf } from '@/lib/domain/money/pricing';
import type { Ctx } from '@/lib/engine/ctx';
import type { PricedCart } from './price-cart';

/**
 * What tax comes on top, by TAX_MODE. Null while the address does not tell yet. Throws AppError invalid_input with the
 * postal code as its field where Stripe cannot place the address, provider_unavailable when it does not answer.
 */
export async function calculateTax(
  ctx: Ctx,
  cart: Pick<PricedCart, 'lines' | 'currency'>,
  shippingMinor: number,
  destination: Destination,
): Promise<OrderTax | null> {
  const mode = ctx.env.TAX_MODE;
  if (mode !== 'stripe') return { mode, totalMinor: 0, lines: {}, shippingMinor: 0, calculationId: null };
  if (hasPostalCodes(destination.country) && !destination.postalCode) return null;
  // Stripe takes each reference once, and one variant may lie in the cart under several designs.
  const byVariant = Map.groupBy(
    cart.lines.filter(({ available }) => available),
    ({ variantId }) => variantId,
  );
  const lines = [...byVariant].map(([reference, same]) => ({
    reference,
    amountMinor: totalsOf(same, 0).subtotalMinor,
    quantity: same.reduce((sum, { quantity }) => sum + quantity, 0),
  }));
  if (lines.length === 0) return null;
  const answer = await ctx.tax
    .calculate({ currency: cart.currency, lines, shippingMinor, destination })
    .catch((error: unknown) => {
      throw inWords(error);
    });
  if (answer) return { mode, ...answer };
  const message = 'We cannot find this postal code. Check it, and the state if there is one.';
  throw new AppError('invalid_input', message, { reason: 'tax_place', fields: { postalCode: message } });
}

function inWords(error: unknown): unknown {
  if (!(error instanceof ProviderError)) return error;
  return new AppError('provider_unavailable', 'We cannot work out the tax right now. Please try again in a moment.', {
    reason: 'no_tax',
    cause: error,
  });
}
