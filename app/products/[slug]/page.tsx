import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound, permanentRedirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
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
import { WITHDRAWAL_DAYS } from '@/lib/domain/shop/inquiry';
import { checkoutConfig, pageContext, shopSettings } from '@/lib/http/page-context';
import { visitorCountry } from '@/lib/http/visitor-country';
import { getProduct } from '@/lib/services/catalogue/get-product';
import { relatedProducts } from '@/lib/services/catalogue/suggest-products';
import { knownDelivery } from '@/lib/services/checkout/estimate-delivery';

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
  const locale = await getLocale();
  const named = (place: string | null) => place && countryName(place, locale);
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
          origin={{ safety: product.safety, printedIn: named(product.printedIn), madeIn: named(product.madeIn) }}
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
        data={productData(product, await shopFacts(product, visitorCountry(request)))}
        nonce={request.get('x-nonce') ?? undefined}
      />
    </>
  );
}

/** What search engines are told of the shop; of its delivery only what is known already. */
async function shopFacts(
  { quoted, currency }: Pick<Awaited<ReturnType<typeof getProduct>>, 'quoted' | 'currency'>,
  country: string,
) {
  const ctx = await pageContext();
  const delivery = await knownDelivery(ctx, { ...quoted, currency, country });
  const canGoBack = (await ctx.settings.published()).includes('withdrawal');
  const { name: shopName } = await shopSettings();
  return { ...(await checkoutConfig()), shopName, country, delivery, returnDays: canGoBack ? WITHDRAWAL_DAYS : null };
}

/** Print shops name a country by its code or by a name. */
function countryName(place: string, locale: string): string {
  return /^[A-Z]{2}$/.test(place) ? (new Intl.DisplayNames(locale, { type: 'region' }).of(place) ?? place) : place;
}

async function Related({ to }: { to: Parameters<typeof relatedProducts>[1] }) {
  const found = await relatedProducts(await pageContext(), to, RELATED);
  return <RelatedProducts products={found.map((card) => toAnswer(cardSchema, card))} />;
}
