import { cartAnswer, cartInput } from '@/lib/contracts/catalogue';
import { designView } from '@/lib/domain/catalogue/design';
import { totalsOf } from '@/lib/domain/money/pricing';
import { endpoint } from '@/lib/http/endpoint';
import { priceCart } from '@/lib/services/checkout/price-cart';

export const POST = endpoint({
  actor: 'anyone',
  limit: 'lookup',
  input: cartInput,
  output: cartAnswer,
  run: async (ctx, { items }) => {
    const { lines, gone, currency } = await priceCart(ctx, items);
    const shown = lines.map((line) => ({ ...line, design: designView(line.design) }));
    return { lines: shown, gone, subtotalMinor: totalsOf(lines, 0).subtotalMinor, currency };
  },
});
