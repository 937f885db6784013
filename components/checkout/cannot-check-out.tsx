import { ShoppingBag } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import { EmptyState } from '@/components/ui/empty-state';
import { Button } from '@/components/ui/form/button';
import { ButtonLink } from '@/components/ui/form/button-link';
import { useErrorWords } from '@/lib/client/core/use-error-words';

/** Why there is nothing to pay for right now. */
export type Obstacle = { kind: 'empty' } | { kind: 'no_prices'; error: Error; retry: () => void };

export function CannotCheckOut({ obstacle }: { obstacle: Obstacle }) {
  const t = useTranslations('checkout');
  const base = useTranslations('base');
  const errorWords = useErrorWords();
  switch (obstacle.kind) {
    case 'empty':
      return (
        <EmptyState
          icon={ShoppingBag}
          title={t('emptyTitle')}
          action={<ButtonLink href="/">{t('emptyAction')}</ButtonLink>}
        />
      );
    case 'no_prices':
      return (
        <Alert
          tone="danger"
          live="alert"
          title={t('noPrices')}
          action={
            <Button variant="secondary" size="sm" onClick={obstacle.retry}>
              {base('tryAgain')}
            </Button>
          }
        >
          {errorWords(obstacle.error)}
        </Alert>
      );
  }
}
