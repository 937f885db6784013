import type { Destination } from '@/lib/domain/address/recipient';
import type { ShippingChoice } from '@/lib/domain/order/shipping-choice';
import type { Ctx } from '@/lib/engine/ctx';
import { calculateTax } from './calculate-tax';
import type { CartItem, PricedCart } from './price-cart';
import { quoteShipping } from './quote-shipping';

type TaxedChoice = ShippingChoice & { taxMinor: number | null };

/** Everything a checkout shows before paying: every way of delivery with its tax. Throws what its two parts throw. */
export async function quoteCheckout(
  ctx: Ctx,
  input: { items: readonly CartItem[]; destination: Destination },
): Promise<PricedCart & { choices: TaxedChoice[]; undeliverable: string[] }> {
  const quote = await quoteShipping(ctx, input);
  const choices = await Promise.all(
    quote.choices.map(async (choice): Promise<TaxedChoice> => {
      const tax = await calculateTax(ctx, quote, choice.costMinor, input.destination);
      return { ...choice, taxMinor: tax === null ? null : tax.totalMinor };
    }),
  );
  return { ...quote, choices };
}
