'use client';

import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { Button } from '@/components/ui/form/button';
import { ButtonLink } from '@/components/ui/form/button-link';

type Props = { error: Error & { digest?: string }; retry: () => void };

export default function ErrorPage({ error, retry }: Props) {
  const t = useTranslations('base');
  return (
    <EmptyState
      icon={TriangleAlert}
      heading={1}
      title={t('brokenTitle')}
      action={
        <>
          <Button onClick={retry}>{t('tryAgain')}</Button>
          <ButtonLink href="/" variant="secondary">
            {t('toShop')}
          </ButtonLink>
        </>
      }
    >
      <p>{t('brokenText')}</p>
      {error.digest === undefined ? null : (
        <p className="mt-2 text-sm">{t('brokenSupport', { digest: error.digest })}</p>
      )}
    </EmptyState>
  );
}
