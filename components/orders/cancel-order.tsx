'use client';

import { useRouter } from 'next/navigation';
import { useAction } from '@/lib/client/use-action';
import { cancelWords } from './cancel-words';
import { ConfirmDialog } from './confirm-dialog';

type Props = { orderId: string; isOpen: boolean; note: string | null; isCharged: boolean };

/** The shopper's way out and how long it stays open, or why there is none any more. */
export function CancelOrder({ orderId, isOpen, note, isCharged }: Props) {
  const { refresh } = useRouter();
  const cancel = useAction(async () => (await import('@/lib/client/order-care')).cancelOrder(orderId));
  return (
    <div className="py-3">
      <p className="font-medium">Cancel the order</p>
      <p className="text-quiet text-sm">{cancel.data ? '' : note}</p>
      {isOpen && cancel.data === null ? (
        <div className="mt-3">
          <ConfirmDialog
            label="Cancel order"
            title="Cancel this order?"
            confirm="Yes, cancel it"
            busy={cancel.busy}
            onConfirm={() => void cancel.start(undefined).then(refresh)}
          >
            {isCharged
              ? 'What can still be stopped will not be printed, and you get the money for it back the way you paid.'
              : 'Nothing will be charged or printed.'}
          </ConfirmDialog>
        </div>
      ) : null}
      <p role="status" className="mt-2 text-good text-sm empty:hidden">
        {cancel.data ? cancelWords(cancel.data) : ''}
      </p>
      <p role="alert" className="mt-2 text-danger text-sm empty:hidden">
        {cancel.error ? cancel.error.message : ''}
      </p>
    </div>
  );
}
