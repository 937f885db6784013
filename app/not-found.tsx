import { SearchX } from 'lucide-react';
import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state';
import { ButtonLink } from '@/components/ui/form/button-link';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notFound'))('metaTitle') };
}

export default function NotFound() {
  const t = useTranslations('notFound');
  const base = useTranslations('base');
  return (
    <EmptyState
      icon={SearchX}
      heading={1}
      title={t('title')}
      action={
        <>
          <ButtonLink href="/">{base('toShop')}</ButtonLink>
          <ButtonLink href="/track" variant="secondary">
            {t('track')}
          </ButtonLink>
        </>
      }
    >
      <p>{t('text')}</p>
    </EmptyState>
  );
}
