import { useTranslations } from 'next-intl';
import { Spinner } from '@/components/ui/spinner';

/** Between the payment and the order's page. */
export function Leaving({ orderNumber }: { orderNumber: string }) {
  const t = useTranslations('checkout');
  return (
    <div role="status" className="flex flex-col items-center gap-4 py-24 text-center">
      <Spinner className="size-8 text-accent" />
      <p className="font-semibold text-xl">{t('thanks')}</p>
      <p className="text-quiet">{t('opening', { number: orderNumber })}</p>
    </div>
  );
}
