'use client';
import { useMutation } from '@tanstack/react-query';
import { apiPost } from '@/lib/client/api';
import { cancelOrderAnswer, type OrderTracking } from '@/lib/contracts/orders';
import { cancelWords } from './cancel-words';
import { ConfirmDialog } from './confirm-dialog';

/** The shopper's way out, or why there is none any more. */
export function CancelOrder({ order, onDone }: { order: OrderTracking; onDone: () => void }) {
  const cancel = useMutation({
    mutationFn: () => apiPost(`/api/payments/cancel-order/${order.order_id}`, {}, cancelOrderAnswer),
    onSettled: onDone,
  });
  const charged = order.payment.total > 0 && order.payment.status !== 'unpaid' && order.payment.status !== 'failed';
  return (
    <section aria-label="Cancel this order" className="text-sm">
      {order.can_cancel && !cancel.isSuccess ? (
        <ConfirmDialog
          label="Cancel order"
          title="Cancel this order?"
          confirm="Yes, cancel it"
          busy={cancel.isPending}
          onConfirm={() => cancel.mutate()}
        >
          {charged
            ? 'What can still be stopped will not be printed, and you get the money for it back the way you paid.'
            : 'Nothing will be charged or printed.'}
        </ConfirmDialog>
      ) : null}
      {!order.can_cancel && order.cancel_reason && !cancel.isSuccess && order.status !== 'canceled' ? (
        <p className="text-quiet">{order.cancel_reason}</p>
      ) : null}
      <p role="status" className="text-good empty:hidden">
        {cancel.data ? cancelWords(cancel.data) : ''}
      </p>
      <p role="alert" className="mt-2 text-danger empty:hidden">
        {cancel.error ? cancel.error.message : ''}
      </p>
    </section>
  );
}
