import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Promises } from '@/components/shop/frame/promises';
import { HomeHero } from '@/components/shop/listing/home-hero';
import { ShelfPage } from '@/components/shop/listing/shelf-page';
import { knownNames } from '@/lib/client/catalogue/use-catalogue-words';
import { browseSchema } from '@/lib/contracts/catalogue';
import { toAnswer } from '@/lib/contracts/facts';
import { isFiltered, listingAddress, listingQuery, WHOLE_SHOP } from '@/lib/domain/catalogue/listing';
import { saidIn } from '@/lib/domain/shop/said';
import { pageContext } from '@/lib/http/page-context';
import { firstOwnerCode } from '@/lib/services/account/first-owner';
import { browseShelf } from '@/lib/services/catalogue/browse-shelf';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const query = listingQuery(await searchParams);
  // Every search is an address of its own; only the shop itself and its kinds are worth finding again.
  const { kind, q, after } = query;
  const isWorthFinding = q === '' && after === null && !isFiltered(query);
  return {
    alternates: { canonical: listingAddress({ ...WHOLE_SHOP, kind }) },
    ...(isWorthFinding ? {} : { robots: { index: false, follow: true } }),
  };
}

/** Both providers' goods side by side: who prints a thing is no reason to show it elsewhere. */
export default async function HomePage({ searchParams }: Props) {
  const t = await getTranslations('home');
  const query = listingQuery(await searchParams);
  const ctx = await pageContext();
  const facts = await browseShelf(ctx, query);
  if (facts.cards.length === 0 && (await firstOwnerCode(ctx)) !== null) redirect('/setup');
  const shop = await ctx.settings.shop();
  const isWhole = listingAddress(query) === '/';
  const kindName = knownNames(await getTranslations('catalogue'), 'kind');
  const found = toAnswer(browseSchema, facts);
  const { cards } = facts;
  const inWindow = cards.findIndex(({ featured, soldOut }) => featured && !soldOut);
  const withScene = cards.findIndex(({ scene, soldOut }) => scene !== null && !soldOut);
  const shown = found.cards[inWindow] ?? found.cards[withScene] ?? found.cards[0] ?? null;
  const ofKind = query.kind === null ? t('shopTitle') : kindName(query.kind);
  return (
    <>
      {isWhole ? (
        <>
          <HomeHero product={shown} headline={saidIn(shop.headline, ctx.locale)} lead={saidIn(shop.lead, ctx.locale)} />
          <Promises />
        </>
      ) : null}
      <ShelfPage
        query={query}
        found={found}
        title={query.q === '' ? ofKind : t('searchTitle', { query: query.q })}
        heading={isWhole ? 'h2' : 'h1'}
      />
    </>
  );
}
