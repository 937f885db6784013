import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NotAllowed } from '@/components/admin/not-allowed';
import { PageHead } from '@/components/admin/page-head';
import { PauseBoard } from '@/components/admin/products/pause-board';
import { AppError } from '@/lib/domain/core/errors';
import { may } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { getListing } from '@/lib/services/backoffice/catalogue/get-listing';
import { listCollections } from '@/lib/services/backoffice/catalogue/list-collections';
import { listPauses } from '@/lib/services/backoffice/catalogue/pause-sale';
import { staffContext } from '../../staff-context';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('goods'))('tabPauses') };
}

type Props = { searchParams: Promise<{ product?: string | string[] }> };

export default async function PausesPage({ searchParams }: Props) {
  const ctx = await staffContext('catalogue.read');
  if (!ctx) return <NotAllowed />;
  const t = await getTranslations('goods');
  const { product } = await searchParams;
  const [pauses, collections] = await Promise.all([listPauses(ctx), listCollections(ctx)]);
  const named = [product]
    .flat()
    .concat(pauses.filter(({ scope }) => scope === 'product').map(({ subject }) => subject));
  const titles = await Promise.all([...new Set(named)].map((id) => titleOf(ctx, id)));
  const choices = [
    ...titles.flatMap((each) => each ?? []),
    { scope: 'shop' as const, subject: '', label: t('wholeShop') },
    ...[...ctx.pods.values()].map(({ id, label }) => ({ scope: 'provider' as const, subject: id, label })),
    ...collections.map(({ id, title }) => ({ scope: 'collection' as const, subject: id, label: title })),
  ];
  return (
    <>
      <PageHead title={t('tabPauses')}>{t('pausesText')}</PageHead>
      <PauseBoard
        choices={choices}
        chosen={typeof product === 'string' ? `product:${product}` : 'shop:'}
        pauses={pauses.map(({ scope, subject, message, until }) => ({ scope, subject, message, until }))}
        nowMs={ctx.clock.now().getTime()}
        mayChange={may(ctx.actor, 'catalogue.change')}
      />
    </>
  );
}

async function titleOf(ctx: Ctx, id: string | undefined) {
  if (id === undefined) return null;
  try {
    const { listing, provider } = await getListing(ctx, { productId: id });
    return { scope: 'product' as const, subject: id, label: listing.title ?? provider.title };
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  }
}
