import { Shirt } from 'lucide-react';
import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { Promises } from '@/components/shop/frame/promises';
import { HomeHero } from '@/components/shop/listing/home-hero';
import { KindFilter } from '@/components/shop/listing/kind-filter';
import { ListingTools } from '@/components/shop/listing/listing-tools';
import { NothingFound } from '@/components/shop/listing/nothing-found';
import { ProductGrid } from '@/components/shop/listing/product-grid';
import { EmptyState } from '@/components/ui/empty-state';
import { Words } from '@/components/ui/words';
import { knownNames, useKindName } from '@/lib/client/catalogue/use-catalogue-words';
import { productSchema } from '@/lib/contracts/catalogue';
import { type Facts, toAnswer } from '@/lib/contracts/facts';
import { arrange, type ListingQuery, listingAddress, listingQuery } from '@/lib/domain/catalogue/listing';
import { pageContext } from '@/lib/http/page-context';
import { listProducts } from '@/lib/services/catalogue/list-products';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { q, kind } = await searchParams;
  // Every search is an address of its own; only the shop itself and its kinds are worth finding again.
  const path = typeof kind === 'string' ? listingAddress({ kind, q: '', sort: 'featured' }) : '/';
  return { alternates: { canonical: path }, ...(q === undefined ? {} : { robots: { index: false, follow: true } }) };
}

/** Both providers' goods side by side: who prints a thing is no reason to show it elsewhere. */
export default async function HomePage({ searchParams }: Props) {
  const t = await getTranslations('home');
  const products = await listProducts(await pageContext(), {});
  const kinds = [...new Set(products.map(({ kind }) => kind))];
  const query = listingQuery(await searchParams, kinds);
  const isWhole = listingAddress(query) === '/';
  const featured = isWhole ? mostPictured(products) : null;
  const kindName = knownNames(await getTranslations('catalogue'), 'kind');
  const shown = arrange(products, query, kindName);
  return (
    <>
      {isWhole ? (
        <>
          <HomeHero product={featured && view(featured)} />
          <Promises />
        </>
      ) : null}
      <section id="shop" aria-labelledby="shop-title" className={isWhole ? 'scroll-mt-20 pt-10' : 'scroll-mt-20'}>
        <div className="flex flex-col gap-4 sm:flex-row sm:items-center sm:justify-between">
          <ShopTitle isWhole={isWhole} query={query} />
          {products.length === 0 ? null : (
            <Words of={['shelf']}>
              <ListingTools query={query} />
            </Words>
          )}
        </div>
        <div className="mt-4">{kinds.length > 1 ? <KindFilter kinds={kinds} query={query} /> : null}</div>
        <p role="status" className="mt-4 mb-5 text-quiet text-sm">
          {t('count', { count: shown.length })}
        </p>
        {products.length === 0 ? <EmptyShelves /> : null}
        {products.length > 0 && shown.length === 0 ? <NothingFound query={query} /> : null}
        <ProductGrid products={shown.map(view)} eagerCount={isWhole ? 0 : 4} />
      </section>
    </>
  );
}

/** The page has one first heading, whichever part of it is on top. */
function ShopTitle({ isWhole, query }: { isWhole: boolean; query: ListingQuery }) {
  const t = useTranslations('home');
  const kindName = useKindName();
  const Heading = isWhole ? 'h2' : 'h1';
  const ofKind = query.kind === null ? t('shopTitle') : kindName(query.kind);
  return (
    <Heading id="shop-title" className="min-w-0 text-title [overflow-wrap:anywhere]">
      {query.q === '' ? ofKind : t('searchTitle', { query: query.q })}
    </Heading>
  );
}

function EmptyShelves() {
  const t = useTranslations('home');
  return (
    <EmptyState icon={Shirt} title={t('emptyTitle')}>
      <p>{t('emptyText')}</p>
    </EmptyState>
  );
}

type Product = Facts<typeof productSchema>;

const view = (product: Product) => toAnswer(productSchema, product);

/** The one with most to see stands in the window. */
function mostPictured(products: readonly Product[]): Product | null {
  const [first] = products
    .filter(({ available }) => available)
    .toSorted((a, b) => b.pictures.length - a.pictures.length);
  return first ?? null;
}
