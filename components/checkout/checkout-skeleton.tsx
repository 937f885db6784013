import { useTranslations } from 'next-intl';
import { Loading } from '@/components/ui/loading';
import { Skeleton } from '@/components/ui/skeleton';

/** As tall as a screen at least, so that the footer does not jump away when the form comes. */
export function CheckoutSkeleton() {
  const t = useTranslations('checkout');
  return (
    <Loading
      label={t('loading')}
      className="grid min-h-dvh content-start gap-x-14 gap-y-6 lg:grid-cols-[minmax(0,1fr)_23rem]"
    >
      <div className="space-y-5">
        <Skeleton className="h-6 w-28" />
        <Skeleton className="h-11" />
        <Skeleton className="h-6 w-40" />
        <Skeleton className="h-11" />
        <Skeleton className="h-11" />
        <Skeleton className="h-11" />
      </div>
      <Skeleton className="h-64 max-lg:order-first max-lg:h-14" />
    </Loading>
  );
}
