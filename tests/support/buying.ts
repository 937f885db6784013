import { recipientSchema } from '@/lib/domain/address/recipient';
import type { Ctx } from '@/lib/engine/ctx';
import { listProducts } from '@/lib/services/catalogue/list-products';
import type { CheckoutInput } from '@/lib/services/checkout/checkout-input';
import type { CartItem } from '@/lib/services/checkout/price-cart';
import { quoteCheckout } from '@/lib/services/checkout/quote-checkout';

const RECIPIENT = {
  name: 'Ada Lovelace',
  line1: '12 Market Street',
  city: 'San Francisco',
  state: 'CA',
  postalCode: '94105',
  country: 'US',
};

export type More = {
  items?: CartItem[];
  recipient?: Partial<typeof RECIPIENT> & { phone?: string };
  /** What the shopper saw, where that is not what it costs now. */
  total?: number;
};

/** What a shopper sends to buy one item of each named provider. */
export async function cartOf(ctx: Ctx, providers: string[], more: More): Promise<CheckoutInput> {
  const { products } = await listProducts(ctx, {});
  const picked = providers.flatMap((provider) => {
    const variant = products
      .find((product) => product.provider === provider && product.available)
      ?.variants.find(({ available }) => available);
    return variant ? [{ variantId: variant.id, quantity: 1 }] : [];
  });
  const items = more.items ?? picked;
  const quote = await quoteCheckout(ctx, {
    items,
    destination: { country: 'US', state: 'CA', postalCode: '94105' },
    shippingChoice: 'standard',
  });
  const standard = quote.choices.find(({ id }) => id === 'standard');
  if (!standard) throw new Error('no standard delivery');
  const subtotal = quote.lines.reduce((sum, { unitMinor, quantity }) => sum + unitMinor * quantity, 0);
  return {
    items,
    email: 'ada@example.com',
    recipient: recipientSchema.parse({ ...RECIPIENT, ...more.recipient }),
    shippingChoice: 'standard',
    expectedTotalMinor: more.total ?? subtotal + standard.costMinor + (standard.taxMinor ?? 0),
    currency: quote.currency,
  };
}
