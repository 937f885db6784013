import { cartAnswer, cartInput } from '@/lib/contracts/catalogue';
import { totalsOf } from '@/lib/domain/money/pricing';
import { cartLineView } from '@/lib/http/cart-line';
import { endpoint } from '@/lib/http/endpoint';
import { priceCart } from '@/lib/services/checkout/price-cart';

export const POST = endpoint({
  actor: 'anyone',
  limit: 'lookup',
  input: cartInput,
  output: cartAnswer,
  run: async (ctx, { items }) => {
    const { lines, gone, currency } = await priceCart(ctx, items);
    return { lines: lines.map(cartLineView), gone, subtotal_minor: totalsOf(lines, 0).subtotalMinor, currency };
  },
});
