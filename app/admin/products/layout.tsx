import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ProductTabs } from '@/components/admin/products/product-tabs';
import { Words } from '@/components/ui/words';

/** The merchant's own screens speak the merchant's language; the console around them speaks English. */
export default async function ProductsLayout({ children }: { children: ReactNode }) {
  return (
    <div lang={await getLocale()}>
      <Words of={['goods', 'errors', 'product', 'design', 'catalogue']}>
        <ProductTabs />
        {children}
      </Words>
    </div>
  );
}
