import { shippingRatesAnswer, shippingRatesInput } from '@/lib/contracts/shipping';
import { totalsOf } from '@/lib/domain/money/pricing';
import { endpoint } from '@/lib/http/endpoint';
import { quoteCheckout } from '@/lib/services/checkout/quote-checkout';

export const POST = endpoint({
  actor: 'anyone',
  limit: 'quote',
  input: shippingRatesInput,
  output: shippingRatesAnswer,
  run: async (ctx, input) => {
    const { choices, lines, currency, undeliverable } = await quoteCheckout(ctx, input);
    return {
      choices: choices.map((choice) => ({
        id: choice.id,
        name: choice.name,
        cost_minor: choice.costMinor,
        tax_minor: choice.taxMinor,
        currency: choice.currency,
        delivery_from: choice.deliveryFrom,
        delivery_to: choice.deliveryTo,
        needs_phone: choice.needsPhone,
      })),
      undeliverable,
      subtotal_minor: totalsOf(lines, 0).subtotalMinor,
      tax_mode: ctx.env.TAX_MODE,
      currency,
    };
  },
});
