import type { CartLine } from '@/lib/contracts/catalogue';
import { designView } from '@/lib/domain/catalogue/design';
import type { PricedLine } from '@/lib/services/checkout/price-cart';

/** A priced line in the words of the contract. */
export function cartLineView(line: PricedLine): CartLine {
  return {
    key: line.key,
    variant_id: line.variantId,
    product_id: line.productId,
    title: line.title,
    variant_name: line.variantName,
    provider: line.provider,
    picture: line.picture,
    quantity: line.quantity,
    unit_minor: line.unitMinor,
    available: line.available,
    design: designView(line.design),
    problem: line.problem,
  };
}
