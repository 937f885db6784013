import type { CardView } from '@/lib/contracts/catalogue';
import { ProductCard } from './product-card';

/** `eagerCount` cards are seen without scrolling. */
export function ProductGrid({ products, eagerCount = 0 }: { products: readonly CardView[]; eagerCount?: number }) {
  return (
    <ul className="grid grid-cols-2 gap-x-4 gap-y-9 sm:grid-cols-3 sm:gap-x-6 lg:grid-cols-4">
      {products.map((product, index) => (
        <li key={product.id}>
          <ProductCard product={product} eager={index < eagerCount} />
        </li>
      ))}
    </ul>
  );
}
