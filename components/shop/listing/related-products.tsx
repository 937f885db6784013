import { useTranslations } from 'next-intl';
import type { CardView } from '@/lib/contracts/catalogue';
import { ProductGrid } from './product-grid';

export function RelatedProducts({ products }: { products: readonly CardView[] }) {
  const t = useTranslations('product');
  if (products.length === 0) return null;
  return (
    <section aria-labelledby="related" className="mt-16 sm:mt-24">
      <h2 id="related" className="mb-5 text-title">
        {t('related')}
      </h2>
      <ProductGrid products={products} />
    </section>
  );
}
