import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { NotAllowed } from '@/components/admin/not-allowed';
import { PageHead } from '@/components/admin/page-head';
import { CollectionForm } from '@/components/admin/products/collection-form';
import { ButtonLink } from '@/components/ui/form/button-link';
import { knownNames } from '@/lib/client/catalogue/use-catalogue-words';
import { may } from '@/lib/domain/order/policy';
import { listCollections } from '@/lib/services/backoffice/catalogue/list-collections';
import { listKinds } from '@/lib/services/backoffice/catalogue/list-listings';
import { shelfCurrency } from '@/lib/services/catalogue/browse-shelf';
import { staffContext } from '../../../staff-context';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('goods'))('collection') };
}

const NEW = { title: '', slug: '', description: '', rule: null, pricing: null, position: 0 };

export default async function CollectionPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await staffContext('catalogue.read');
  if (!ctx) return <NotAllowed />;
  const t = await getTranslations('goods');
  const kindName = knownNames(await getTranslations('catalogue'), 'kind');
  const { id } = await params;
  const all = await listCollections(ctx);
  const found = all.find((each) => each.id === id);
  if (!found && id !== 'new') notFound();
  const { title, slug, description, rule, pricing, position } = found ?? NEW;
  return (
    <>
      <PageHead
        title={found?.title ?? t('newCollection')}
        actions={
          found ? (
            <>
              <ButtonLink variant="secondary" href={`/admin/products?collection=${found.id}`}>
                {t('itsProducts', { count: found.productCount })}
              </ButtonLink>
              <ButtonLink variant="secondary" href={`/collections/${found.slug}`} target="_blank">
                {t('openInShop')}
              </ButtonLink>
            </>
          ) : null
        }
      >
        {t('collectionText')}
      </PageHead>
      <CollectionForm
        key={found?.updatedAt.toISOString() ?? 'new'}
        collection={{
          id: found?.id ?? null,
          updated_at: found?.updatedAt.toISOString() ?? null,
          ...{ title, slug, description, rule, pricing, position },
        }}
        kinds={(await listKinds(ctx)).map((kind) => ({ value: kind, label: kindName(kind) }))}
        providers={[...ctx.pods.values()].map(({ id, label }) => ({ value: id, label }))}
        currency={await shelfCurrency(ctx)}
        mayChange={may(ctx.actor, 'catalogue.change')}
      />
    </>
  );
}
