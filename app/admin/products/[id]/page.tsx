import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { NotAllowed } from '@/components/admin/not-allowed';
import { PageHead } from '@/components/admin/page-head';
import { ListingEditor } from '@/components/admin/products/listing-editor';
import { StartButton } from '@/components/admin/products/start-button';
import { ButtonLink } from '@/components/ui/form/button-link';
import { AppError } from '@/lib/domain/core/errors';
import { ageDays } from '@/lib/domain/money/exchange';
import { may } from '@/lib/domain/order/policy';
import { getListing } from '@/lib/services/backoffice/catalogue/get-listing';
import { shelfCurrency } from '@/lib/services/catalogue/browse-shelf';
import { staffContext } from '../../staff-context';

type Props = { params: Promise<{ id: string }> };

const listingOf = cache(async (productId: string) => {
  const ctx = await staffContext('catalogue.read');
  try {
    return ctx && (await getListing(ctx, { productId }));
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props) {
  const found = await listingOf((await params).id);
  return { title: found ? (found.listing.title ?? found.provider.title) : 'Admin' };
}

export default async function ProductPage({ params }: Props) {
  const { id } = await params;
  const ctx = await staffContext('catalogue.read');
  const found = await listingOf(id);
  if (!ctx || !found) return <NotAllowed />;
  const t = await getTranslations('goods');
  const { provider, listing, shopPricing, collections, variants, onShelf, oldSlugs, rates, unpriced } = found;
  const { title, description, safety, pictures, kind, tags } = provider;
  const { state, slug, seoTitle, seoDescription, featured, pricing } = listing;
  const label = ctx.pods.get(provider.provider)?.label ?? provider.provider;
  return (
    <>
      <PageHead
        title={listing.title ?? title}
        actions={
          <>
            {may(ctx.actor, 'catalogue.import') ? (
              <StartButton path={`/api/admin/products/${id}/sync`}>{t('syncOne')}</StartButton>
            ) : null}
            {may(ctx.actor, 'catalogue.change') ? (
              <ButtonLink variant="secondary" href={`/admin/products/pauses?product=${id}`}>
                {t('pauseSale')}
              </ButtonLink>
            ) : null}
            {onShelf ? (
              <ButtonLink variant="secondary" href={`/products/${slug}`} target="_blank">
                {t('openInShop')}
              </ButtonLink>
            ) : null}
          </>
        }
      >
        {t(provider.listed ? 'fromProvider' : 'notListed', { provider: label })}
        {oldSlugs.length > 0 ? ` ${t('oldAddresses', { addresses: oldSlugs.join(', ') })}` : null}
        {rates.map((rate) => ` ${t('toldAt', { ...rate, days: ageDays(rate, ctx.clock.now()) })}`)}
        {unpriced > 0 ? ` ${t('unpriced', { count: unpriced })}` : null}
      </PageHead>
      <ListingEditor
        listing={{
          id,
          currency: variants[0]?.currency ?? (await shelfCurrency(ctx)),
          provider: { id: provider.provider, title, description, safety, pictures, kind, tags },
          listing: {
            ...{ state, slug, seoTitle, seoDescription, featured, pricing },
            safety: listing.safety,
            ...{ title: listing.title, description: listing.description, pictures: listing.pictures },
          },
          shopPricing,
          collections,
        }}
        variants={variants.map((variant) => ({ ...variant, printArea: null }))}
        mayChange={may(ctx.actor, 'catalogue.change')}
      />
    </>
  );
}
