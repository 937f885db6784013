import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { Crumbs } from '@/components/shop/frame/crumbs';
import { ShelfPage } from '@/components/shop/listing/shelf-page';
import { browseSchema } from '@/lib/contracts/catalogue';
import { toAnswer } from '@/lib/contracts/facts';
import { isFiltered, listingAddress, listingQuery } from '@/lib/domain/catalogue/listing';
import { pageContext } from '@/lib/http/page-context';
import { browseShelf } from '@/lib/services/catalogue/browse-shelf';
import { findCollection } from '@/lib/services/catalogue/find-collection';

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Read once for the title and the page. */
const collectionOf = cache(async (slug: string) => (await findCollection(await pageContext(), slug)) ?? notFound());

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { slug } = await params;
  const { title, description } = await collectionOf(slug);
  const query = listingQuery(await searchParams, slug);
  const isWorthFinding = query.q === '' && query.after === null && !isFiltered(query);
  const canonical = `/collections/${slug}`;
  return {
    title,
    description: description.slice(0, 160),
    alternates: { canonical },
    openGraph: { type: 'website', title, description: description.slice(0, 160), url: canonical },
    ...(isWorthFinding ? {} : { robots: { index: false, follow: true } }),
  };
}

export default async function CollectionPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const collection = await collectionOf(slug);
  const t = await getTranslations('product');
  const query = listingQuery(await searchParams, slug);
  const found = toAnswer(browseSchema, await browseShelf(await pageContext(), query, collection.id));
  return (
    <>
      <Crumbs steps={[{ href: '/', name: t('crumbShop') }]} />
      <ShelfPage query={query} found={found} title={collection.title} heading="h1" />
      {collection.description === '' || listingAddress(query) !== `/collections/${slug}` ? null : (
        <p className="mt-12 max-w-2xl whitespace-pre-line text-quiet">{collection.description}</p>
      )}
    </>
  );
}
