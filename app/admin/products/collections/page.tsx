import { FolderOpen } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { NotAllowed } from '@/components/admin/not-allowed';
import { PageHead } from '@/components/admin/page-head';
import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { ButtonLink } from '@/components/ui/form/button-link';
import { Table, Td, Th } from '@/components/ui/table';
import { may } from '@/lib/domain/order/policy';
import { listCollections } from '@/lib/services/backoffice/catalogue/list-collections';
import { staffContext } from '../../staff-context';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('goods'))('tabCollections') };
}

export default async function CollectionsPage() {
  const ctx = await staffContext('catalogue.read');
  if (!ctx) return <NotAllowed />;
  const t = await getTranslations('goods');
  const collections = await listCollections(ctx);
  return (
    <>
      <PageHead
        title={t('tabCollections')}
        actions={
          may(ctx.actor, 'catalogue.change') ? (
            <ButtonLink href="/admin/products/collections/new">{t('newCollection')}</ButtonLink>
          ) : null
        }
      >
        {t('collectionsText')}
      </PageHead>
      {collections.length === 0 ? (
        <EmptyState icon={FolderOpen} title={t('noCollections')} />
      ) : (
        <Table caption={t('tabCollections')} className="text-sm">
          <thead>
            <tr>
              <Th>{t('collection')}</Th>
              <Th>{t('address')}</Th>
              <Th>{t('filledBy')}</Th>
              <Th>{t('price')}</Th>
              <Th className="text-right">{t('onSaleCount')}</Th>
            </tr>
          </thead>
          <tbody>
            {collections.map(({ id, title, slug, rule, pricing, productCount }) => (
              <tr key={id}>
                <Td className="min-w-40">
                  <Link data-row href={`/admin/products/collections/${id}`} className="underline">
                    {title}
                  </Link>
                </Td>
                <Td className="text-quiet">/collections/{slug}</Td>
                <Td>{rule === null ? t('byHand') : t('byRuleToo')}</Td>
                <Td>{pricing === null ? '–' : <Badge>{t(pricing.by === 'price' ? 'byPrice' : 'byRule')}</Badge>}</Td>
                <Td className="text-right tabular-nums">{productCount}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </>
  );
}
