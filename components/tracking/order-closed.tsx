import { KeyRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';

/** Shown to a stranger and for an order that does not exist alike. */
export function OrderClosed({ number }: { number: string }) {
  const t = useTranslations('order.closed');
  return (
    <EmptyState
      icon={KeyRound}
      heading={1}
      title={t('title')}
      action={
        <>
          <Link href={`/track?number=${encodeURIComponent(number)}`} className="btn">
            {t('lookUp')}
          </Link>
          <Link href="/account/orders" className="btn btn-quiet">
            {t('signIn')}
          </Link>
        </>
      }
    >
      {t('text')}
    </EmptyState>
  );
}
