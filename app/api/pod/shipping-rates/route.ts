import { shippingRatesAnswer, shippingRatesInput } from '@/lib/contracts/shipping';
import { totalsOf } from '@/lib/domain/money/pricing';
import { endpoint } from '@/lib/http/endpoint';
import { quoteCheckout } from '@/lib/services/checkout/quote-checkout';

export const POST = endpoint({
  actor: 'anyone',
  limit: 'quote',
  input: shippingRatesInput,
  output: shippingRatesAnswer,
  run: async (ctx, input, { spend }) => {
    const quote = await quoteCheckout(ctx, input, () => spend('fresh_quote'));
    return { ...quote, subtotalMinor: totalsOf(quote.lines, 0).subtotalMinor, taxMode: ctx.env.TAX_MODE };
  },
});
