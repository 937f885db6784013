import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { CartView } from '@/components/shop/cart/cart-view';
import { ProductGrid } from '@/components/shop/listing/product-grid';
import { Toaster } from '@/components/ui/toaster';
import { Words } from '@/components/ui/words';
import { QueryProvider } from '@/lib/client/core/query-provider';
import { productsAnswer } from '@/lib/contracts/catalogue';
import { toAnswer } from '@/lib/contracts/facts';
import { arrange } from '@/lib/domain/catalogue/listing';
import { pageContext } from '@/lib/http/page-context';
import { visitorCountry } from '@/lib/http/visitor-country';
import { listProducts } from '@/lib/services/catalogue/list-products';

/** One row of goods for an empty cart. */
const SUGGESTED = 4;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('cart');
  return { title: t('title'), robots: { index: false } };
}

export default async function CartPage() {
  const products = arrange(await listProducts(await pageContext(), {}), { kind: null, q: '', sort: 'featured' });
  return (
    <Words of={['cart', 'delivery', 'catalogue', 'errors']}>
      <QueryProvider>
        <CartView
          country={visitorCountry(await headers())}
          instead={
            <ProductGrid products={toAnswer(productsAnswer, { products: products.slice(0, SUGGESTED) }).products} />
          }
        />
        <Toaster />
      </QueryProvider>
    </Words>
  );
}
