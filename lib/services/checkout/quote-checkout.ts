import type { Destination } from '@/lib/domain/address/recipient';
import type { ShippingChoice } from '@/lib/domain/order/shipping-choice';
import type { Ctx } from '@/lib/engine/ctx';
import { taxOf } from './calculate-tax';
import type { CartItem, PricedCart } from './price-cart';
import { quoteShipping, type Spend } from './quote-shipping';

type TaxedChoice = ShippingChoice & { taxMinor: number | null };
type Asked = { items: readonly CartItem[]; destination: Destination; shippingChoice?: string | undefined };

/** So long the same cart to the same place is answered without asking anybody. */
const FRESH_MS = 10 * 60_000;

/**
 * Everything a checkout shows before paying: every way of delivery, and the tax of the chosen one, else of the first;
 * where tax costs us nothing, of all. Anybody may ask, so it takes the lowest lane and the caller's own budget. Throws
 * what its two parts throw.
 */
export async function quoteCheckout(
  ctx: Ctx,
  input: Asked,
  spend?: Spend,
): Promise<PricedCart & { choices: TaxedChoice[]; undeliverable: string[] }> {
  const asking = { lane: 'browse', freshMs: FRESH_MS, ...(spend ? { spend } : {}) } as const;
  const quote = await quoteShipping(ctx, input, asking);
  const chosen = quote.choices.find(({ id }) => id === input.shippingChoice) ?? quote.choices[0];
  const taxed = (choice: ShippingChoice) => ctx.env.TAX_MODE !== 'stripe' || choice === chosen;
  const choices = await Promise.all(
    quote.choices.map(async (choice): Promise<TaxedChoice> => {
      if (!taxed(choice)) return { ...choice, taxMinor: null };
      const about = { cart: quote, shippingMinor: choice.costMinor, destination: input.destination };
      const tax = await taxOf(ctx, { ...about, take: false, ...(spend ? { spend } : {}) });
      return { ...choice, taxMinor: tax === null ? null : tax.totalMinor };
    }),
  );
  return { ...quote, choices };
}
