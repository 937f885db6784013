import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NotAllowed } from '@/components/admin/not-allowed';
import { PageHead } from '@/components/admin/page-head';
import { PauseBoard } from '@/components/admin/products/pause-board';
import { may } from '@/lib/domain/order/policy';
import { listCollections } from '@/lib/services/backoffice/catalogue/list-collections';
import { listTitles } from '@/lib/services/backoffice/catalogue/list-listings';
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
  const asked = typeof product === 'string' && !product.includes('\0') ? [product] : [];
  const named = pauses.filter(({ scope }) => scope === 'product').map(({ subject }) => subject);
  const titles = await listTitles(ctx, [...asked, ...named]);
  const choices = [
    ...titles.map(({ id, title }) => ({ scope: 'product' as const, subject: id, label: title })),
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
