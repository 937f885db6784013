import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache, type ReactNode, Suspense } from 'react';
import { GridSkeleton } from '@/components/shop/listing/grid-skeleton';
import { RelatedProducts } from '@/components/shop/listing/related-products';
import { ProductDetail } from '@/components/shop/product/product-detail';
import { StructuredData } from '@/components/shop/product/structured-data';
import { Link } from '@/components/ui/link';
import { Words } from '@/components/ui/words';
import { useKindName } from '@/lib/client/catalogue/use-catalogue-words';
import { productSchema } from '@/lib/contracts/catalogue';
import { type Facts, toAnswer } from '@/lib/contracts/facts';
import { listingAddress, related } from '@/lib/domain/catalogue/listing';
import { productData } from '@/lib/domain/catalogue/product-data';
import { AppError } from '@/lib/domain/core/errors';
import { checkoutConfig, pageContext } from '@/lib/http/page-context';
import { visitorCountry } from '@/lib/http/visitor-country';
import { getProduct } from '@/lib/services/catalogue/get-product';
import { listProducts } from '@/lib/services/catalogue/list-products';

type Product = Facts<typeof productSchema>;
const view = (product: Product) => toAnswer(productSchema, product);

type Props = { params: Promise<{ id: string }> };

/** Read once for the title and the page. */
const productOf = cache(async (productId: string) => {
  try {
    return await getProduct(await pageContext(), { productId });
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, title, description, pictures } = await productOf((await params).id);
  const short = description.split('\n')[0]?.slice(0, 160) ?? '';
  const images = pictures.slice(0, 1).map((url) => ({ url, alt: title }));
  return {
    title,
    description: short,
    alternates: { canonical: `/products/${id}` },
    openGraph: { type: 'website', title, description: short, url: `/products/${id}`, images },
  };
}

export default async function ProductPage({ params }: Props) {
  const { sizeGuide, printAreas, ...product } = await productOf((await params).id);
  const t = await getTranslations('product');
  const request = await headers();
  return (
    <>
      <nav aria-label={t('whereYouAre')} className="-mt-6 mb-1 flex text-quiet text-sm sm:-mt-5 sm:mb-4">
        <Crumb href="/">{t('crumbShop')}</Crumb>
        <span aria-hidden className="flex items-center px-2">
          /
        </span>
        <Crumb href={listingAddress({ kind: product.kind, q: '', sort: 'featured' })}>
          <KindName kind={product.kind} />
        </Crumb>
      </nav>
      <Words of={['product', 'design', 'delivery', 'catalogue', 'errors']}>
        <ProductDetail
          key={product.id}
          product={view(product)}
          sizeGuide={sizeGuide}
          printAreas={printAreas}
          country={visitorCountry(request)}
        />
      </Words>
      <Suspense fallback={<GridSkeleton label={t('loadingMore')} />}>
        <Related to={product} />
      </Suspense>
      <StructuredData data={productData(product, checkoutConfig())} nonce={request.get('x-nonce') ?? undefined} />
    </>
  );
}

function KindName({ kind }: { kind: string }) {
  return useKindName()(kind);
}

function Crumb({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="flex min-h-11 items-center underline-offset-4 hover:text-ink hover:underline">
      {children}
    </Link>
  );
}

async function Related({ to }: { to: Product }) {
  return <RelatedProducts products={related(await listProducts(await pageContext(), {}), to, 4).map(view)} />;
}
