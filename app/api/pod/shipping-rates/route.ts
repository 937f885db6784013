import { shippingRatesAnswer, shippingRatesInput } from '@/lib/contracts/catalogue';
import { totalsOf } from '@/lib/domain/pricing';
import { endpoint } from '@/lib/http/endpoint';
import { quoteShipping } from '@/lib/services/catalogue/quote-shipping';

export const POST = endpoint({
  actor: 'anyone',
  limit: 'quote',
  input: shippingRatesInput,
  output: shippingRatesAnswer,
  run: async (ctx, input) => {
    const { choices, lines, currency } = await quoteShipping(ctx, input);
    return {
      choices: choices.map((choice) => ({
        id: choice.id,
        name: choice.name,
        cost_minor: choice.costMinor,
        currency: choice.currency,
        delivery_from: choice.deliveryFrom,
        delivery_to: choice.deliveryTo,
      })),
      subtotal_minor: totalsOf(lines, 0).subtotalMinor,
      tax_minor: 0,
      currency,
    };
  },
});
