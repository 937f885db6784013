import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound, permanentRedirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache, Suspense } from 'react';
import { Crumbs } from '@/components/shop/frame/crumbs';
import { GridSkeleton } from '@/components/shop/listing/grid-skeleton';
import { RelatedProducts } from '@/components/shop/listing/related-products';
import { ProductDetail } from '@/components/shop/product/product-detail';
import { StructuredData } from '@/components/shop/product/structured-data';
import { Words } from '@/components/ui/words';
import { knownNames } from '@/lib/client/catalogue/use-catalogue-words';
import { cardSchema } from '@/lib/contracts/catalogue';
import { toAnswer } from '@/lib/contracts/facts';
import { listingAddress, WHOLE_SHOP } from '@/lib/domain/catalogue/listing';
import { packVariants } from '@/lib/domain/catalogue/packed-variants';
import { productData } from '@/lib/domain/catalogue/product-data';
import { AppError } from '@/lib/domain/core/errors';
import { checkoutConfig, pageContext, shopSettings } from '@/lib/http/page-context';
import { visitorCountry } from '@/lib/http/visitor-country';
import { getProduct } from '@/lib/services/catalogue/get-product';
import { relatedProducts } from '@/lib/services/catalogue/suggest-products';

type Props = { params: Promise<{ slug: string }> };

const RELATED = 4;

/** Read once for the title and the page. An address it had before leads to the one it has now. */
const productOf = cache(async (address: string) => {
  try {
    const product = await getProduct(await pageContext(), { address });
    if (product.slug !== address) permanentRedirect(`/products/${product.slug}`);
    return product;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const product = await productOf((await params).slug);
  const { slug, pictures } = product;
  const title = product.seoTitle ?? product.title;
  const description = product.seoDescription ?? product.description.split('\n')[0]?.slice(0, 160) ?? '';
  const images = pictures.slice(0, 1).map((url) => ({ url, alt: title }));
  return {
    title,
    description,
    alternates: { canonical: `/products/${slug}` },
    openGraph: { type: 'website', title, description, url: `/products/${slug}`, images },
  };
}

export default async function ProductPage({ params }: Props) {
  const { sizeGuide, ...product } = await productOf((await params).slug);
  const t = await getTranslations('product');
  const kindName = knownNames(await getTranslations('catalogue'), 'kind');
  const request = await headers();
  const { kind } = product;
  return (
    <>
      <Crumbs
        steps={[
          { href: '/', name: t('crumbShop') },
          { href: listingAddress({ ...WHOLE_SHOP, kind }), name: kindName(kind) },
        ]}
      />
      <Words of={['product', 'design', 'delivery', 'catalogue', 'errors']}>
        <ProductDetail
          key={product.id}
          title={product.title}
          description={product.description}
          currency={product.currency}
          pictures={product.pictures}
          packed={packVariants(product.variants)}
          sizeGuide={sizeGuide}
          country={visitorCountry(request)}
          pause={product.pause}
        />
      </Words>
      <Suspense fallback={<GridSkeleton label={t('loadingMore')} />}>
        <Related to={product} />
      </Suspense>
      <StructuredData
        data={productData(product, { ...checkoutConfig(), shopName: (await shopSettings()).name })}
        nonce={request.get('x-nonce') ?? undefined}
      />
    </>
  );
}

async function Related({ to }: { to: Parameters<typeof relatedProducts>[1] }) {
  const found = await relatedProducts(await pageContext(), to, RELATED);
  return <RelatedProducts products={found.map((card) => toAnswer(cardSchema, card))} />;
}
