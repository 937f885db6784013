'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useAction } from '@/lib/client/core/use-action';
import { useErrorWords } from '@/lib/client/core/use-error-words';
import { ConfirmDialog } from './confirm-dialog';
import { useCancelWords } from './use-cancel-words';

type Props = { orderId: string; isOpen: boolean; note: ReactNode; isCharged: boolean; stops: readonly string[] };

/** The shopper's way out and how long it stays open, or why there is none any more. */
export function CancelOrder({ orderId, isOpen, note, isCharged, stops }: Props) {
  const t = useTranslations('selfService.cancel');
  const cancelWords = useCancelWords();
  const errorWords = useErrorWords();
  const { refresh } = useRouter();
  const cancel = useAction(async () => (await import('@/lib/client/order/self-service')).cancelOrder(orderId));
  const isAnswered = cancel.data !== null && !cancel.data.fulfillments.some(({ outcome }) => outcome === 'requested');
  return (
    <div className="py-3">
      <p className="font-medium">{t('title')}</p>
      <p className="text-quiet text-sm">{isAnswered ? '' : note}</p>
      {isOpen && cancel.data === null ? (
        <div className="mt-3">
          <ConfirmDialog
            label={t('button')}
            title={t('question')}
            confirm={t('confirm')}
            busy={cancel.busy}
            onConfirm={() => void cancel.start(undefined).then(refresh)}
          >
            <p>{isCharged ? t('charged') : t('free')}</p>
            <ul className="mt-3 list-disc space-y-1 pl-5 text-sm">
              {stops.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          </ConfirmDialog>
        </div>
      ) : null}
      <p role="status" className="mt-2 text-good text-sm empty:hidden">
        {cancel.data ? cancelWords(cancel.data) : ''}
      </p>
      <p role="alert" className="mt-2 text-danger text-sm empty:hidden">
        {cancel.error ? errorWords(cancel.error) : ''}
      </p>
    </div>
  );
}
