import { Money } from '@/components/ui/money';
import type { ProductView } from '@/lib/contracts/catalogue';

/** "from $24.00" where prices differ; "Sold out" where nothing can be bought. */
export function FromPrice({ product }: { product: ProductView }) {
  if (!product.available) return <span className="text-quiet">Sold out</span>;
  const isOnePrice = new Set(product.variants.map(({ price_minor }) => price_minor)).size === 1;
  return (
    <>
      {isOnePrice ? null : <span className="text-quiet">from </span>}
      <Money amountMinor={product.from_minor} currency={product.currency} />
    </>
  );
}
