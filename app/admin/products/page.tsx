import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NotAllowed } from '@/components/admin/not-allowed';
import { PageHead } from '@/components/admin/page-head';
import { ListingConsole } from '@/components/admin/products/listing-console';
import { ListingFilters } from '@/components/admin/products/listing-filters';
import { knownNames } from '@/lib/client/catalogue/use-catalogue-words';
import { listingsPage } from '@/lib/contracts/backoffice/catalogue';
import { toAnswer } from '@/lib/contracts/facts';
import { listingFilterSchema } from '@/lib/domain/catalogue/listing-filter';
import { may } from '@/lib/domain/order/policy';
import { listCollections } from '@/lib/services/backoffice/catalogue/list-collections';
import { listKinds, listListings } from '@/lib/services/backoffice/catalogue/list-listings';
import { cursorIn } from '@/lib/services/catalogue/page-cursor';
import { staffContext } from '../staff-context';

type Search = Record<string, string | string[] | undefined>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('goods'))('tabProducts') };
}

export default async function ProductsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const ctx = await staffContext('catalogue.read');
  if (!ctx) return <NotAllowed />;
  const t = await getTranslations('goods');
  const kindName = knownNames(await getTranslations('catalogue'), 'kind');
  const { after, ...given } = await searchParams;
  // What in the address is no filter of ours narrows nothing down.
  const read = listingFilterSchema.safeParse(Object.fromEntries(Object.entries(given).filter(([, value]) => value)));
  const filter = read.success ? read.data : {};
  const place = typeof after === 'string' && cursorIn(after, 2) ? after : undefined;
  const [page, groups, kinds] = await Promise.all([
    listListings(ctx, { ...filter, after: place }),
    listCollections(ctx),
    listKinds(ctx),
  ]);
  const providers = [...ctx.pods.values()].map(({ id, label }) => ({ value: id, label }));
  const collections = groups.map(({ id, title }) => ({ value: id, label: title }));
  const { products, total, counts, next } = toAnswer(listingsPage, page);
  return (
    <>
      <PageHead title={t('tabProducts')}>{t('productsText')}</PageHead>
      <ListingFilters
        filter={filter}
        counts={counts}
        providers={providers}
        kinds={kinds.map((kind) => ({ value: kind, label: kindName(kind) }))}
        collections={collections}
      />
      <ListingConsole
        // What was selected under another filter is not meant under this one.
        key={JSON.stringify(filter)}
        filter={filter}
        page={{ products, total, next }}
        isFirst={place === undefined}
        providers={providers}
        collections={collections}
        mayChange={may(ctx.actor, 'catalogue.change')}
      />
    </>
  );
}
