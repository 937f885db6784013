import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { CartView } from '@/components/shop/cart/cart-view';
import { ProductGrid } from '@/components/shop/listing/product-grid';
import { Toaster } from '@/components/ui/toaster';
import { Words } from '@/components/ui/words';
import { QueryProvider } from '@/lib/client/core/query-provider';
import { cardSchema } from '@/lib/contracts/catalogue';
import { toAnswer } from '@/lib/contracts/facts';
import { pageContext } from '@/lib/http/page-context';
import { visitorCountry } from '@/lib/http/visitor-country';
import { suggestProducts } from '@/lib/services/catalogue/suggest-products';

/** One row of goods for an empty cart. */
const SUGGESTED = 4;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('cart');
  return { title: t('title'), robots: { index: false } };
}

export default async function CartPage() {
  const products = await suggestProducts(await pageContext(), SUGGESTED);
  return (
    <Words of={['cart', 'delivery', 'catalogue', 'errors']}>
      <QueryProvider>
        <CartView
          country={visitorCountry(await headers())}
          instead={<ProductGrid products={products.map((card) => toAnswer(cardSchema, card))} />}
        />
        <Toaster />
      </QueryProvider>
    </Words>
  );
}
