import { recipientSchema } from '@/lib/domain/recipient';
import { listProducts } from '@/lib/services/catalogue/list-products';
import type { PricedItem } from '@/lib/services/catalogue/price-cart';
import { quoteCheckout } from '@/lib/services/catalogue/quote-checkout';
import type { Ctx } from '@/lib/services/context';
import type { CheckoutInput } from '@/lib/services/payments/create-payment-intent';

export const PUBLISHABLE_KEY = 'pk_test_flowbotzSandbox0001';
const RECIPIENT = {
  name: 'Ada Lovelace',
  line1: '12 Market Street',
  city: 'San Francisco',
  state: 'CA',
  postalCode: '94105',
  country: 'US',
};

export type More = {
  items?: PricedItem[];
  recipient?: Partial<typeof RECIPIENT>;
  /** What the shopper saw, where that is not what it costs now. */
  total?: number;
};
export type Payable = { payment_intent_id: string; client_secret: string };

/** What a shopper sends to buy one item of each named provider. */
export async function cartOf(ctx: Ctx, providers: string[], more: More): Promise<CheckoutInput> {
  const products = await listProducts(ctx, {});
  const picked = providers.flatMap((provider) => {
    const variant = products
      .find((product) => product.provider === provider && product.available)
      ?.variants.find(({ available }) => available);
    return variant ? [{ variant_id: variant.id, quantity: 1 }] : [];
  });
  const items = more.items ?? picked;
  const quote = await quoteCheckout(ctx, {
    items,
    destination: { country: 'US', state: 'CA', postalCode: '94105' },
  });
  const standard = quote.choices.find(({ id }) => id === 'standard');
  if (!standard) throw new Error('no standard delivery');
  const subtotal = quote.lines.reduce((sum, { unitMinor, quantity }) => sum + unitMinor * quantity, 0);
  return {
    items,
    email: 'ada@example.com',
    recipient: recipientSchema.parse({ ...RECIPIENT, ...more.recipient }),
    shipping_choice: 'standard',
    expected_total_minor: more.total ?? subtotal + standard.costMinor + (standard.taxMinor ?? 0),
    currency: quote.currency,
  };
}

/** As the browser does. Returns the HTTP status: 402 for a declined card. */
export async function confirmPayment(
  stripeUrl: string,
  order: Payable,
  card: string,
  more: Record<string, string>,
): Promise<number> {
  const form = new URLSearchParams({
    client_secret: order.client_secret,
    'payment_method_data[type]': 'card',
    'payment_method_data[card][number]': card,
    'payment_method_data[card][exp_month]': '12',
    'payment_method_data[card][exp_year]': '2034',
    'payment_method_data[card][cvc]': '123',
    use_stripe_sdk: 'true',
    ...more,
  });
  const url = `${stripeUrl}/v1/payment_intents/${order.payment_intent_id}/confirm`;
  const headers = { authorization: `Bearer ${PUBLISHABLE_KEY}` };
  return (await fetch(url, { method: 'POST', headers, body: form })).status;
}

/** What the shopper does in the bank's window. Returns the HTTP status. */
export async function answerChallenge(stripeUrl: string, order: Payable, outcome: 'complete' | 'fail') {
  const body = new URLSearchParams({ client_secret: order.client_secret, outcome });
  return (await fetch(`${stripeUrl}/v1/sandbox/challenge/${order.payment_intent_id}`, { method: 'POST', body })).status;
}
