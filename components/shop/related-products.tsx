import type { ProductView } from '@/lib/contracts/catalogue';
import { ProductGrid } from './product-grid';

export function RelatedProducts({ products }: { products: readonly ProductView[] }) {
  if (products.length === 0) return null;
  return (
    <section aria-labelledby="related" className="mt-16 sm:mt-24">
      <h2 id="related" className="mb-5 text-title">
        You may also like
      </h2>
      <ProductGrid products={products} />
    </section>
  );
}
