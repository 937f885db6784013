import type { ProductView } from '@/lib/contracts/catalogue';
import { ProductCard } from './product-card';

const FIRST_ROW = 4;

export function ProductGrid({ products }: { products: readonly ProductView[] }) {
  return (
    <ul className="grid grid-cols-2 gap-x-4 gap-y-9 sm:grid-cols-3 sm:gap-x-6 lg:grid-cols-4">
      {products.map((product, index) => (
        <li key={product.id}>
          <ProductCard product={product} eager={index < FIRST_ROW} />
        </li>
      ))}
    </ul>
  );
}
