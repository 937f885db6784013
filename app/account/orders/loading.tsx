import { useTranslations } from 'next-intl';
import { Loading } from '@/components/ui/loading';
import { Skeleton } from '@/components/ui/skeleton';

export default function OrdersLoading() {
  const t = useTranslations('account');
  return (
    <Loading label={t('loading')} className="space-y-8">
      <Skeleton className="h-16 w-64" />
      <div className="grid gap-4 md:grid-cols-2">
        {['first', 'second', 'third', 'fourth'].map((place) => (
          <Skeleton key={place} className="h-40" />
        ))}
      </div>
    </Loading>
  );
}
