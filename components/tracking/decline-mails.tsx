'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/form/button';
import { useAction } from '@/lib/client/core/use-action';
import { useErrorWords } from '@/lib/client/core/use-error-words';

export function DeclineMails({ token }: { token: string }) {
  const t = useTranslations('mails');
  const errorWords = useErrorWords();
  const decline = useAction(async () => (await import('@/lib/client/order/self-service')).declineMails(token));
  return (
    <div className="card sm:p-7">
      {decline.data ? (
        <p role="status" className="text-good">
          {t('done')}
        </p>
      ) : (
        <Button busy={decline.busy} className="w-full" onClick={() => void decline.start(undefined)}>
          {t('action')}
        </Button>
      )}
      <p role="alert" className="mt-3 text-danger text-sm empty:hidden">
        {decline.error ? errorWords(decline.error) : ''}
      </p>
    </div>
  );
}
