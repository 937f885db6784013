'use client';
import { useAction } from '@/lib/client/use-action';
import type { OrderTracking } from '@/lib/contracts/orders';
import { cancelWords } from './cancel-words';
import { ConfirmDialog } from './confirm-dialog';

/** The shopper's way out and how long it stays open, or why there is none any more. */
export function CancelOrder({ order, onDone }: { order: OrderTracking; onDone: () => void }) {
  const cancel = useAction(async () => (await import('@/lib/client/order-care')).cancelOrder(order.order_id));
  const charged = order.payment.total > 0 && order.payment.status !== 'unpaid' && order.payment.status !== 'failed';
  const possible = order.can_cancel && cancel.data === null;
  return (
    <div className="py-3">
      <p className="font-medium">Cancel the order</p>
      <p className="text-quiet text-sm">{possible ? untilWhen(order) : order.cancel_reason}</p>
      {possible ? (
        <div className="mt-3">
          <ConfirmDialog
            label="Cancel order"
            title="Cancel this order?"
            confirm="Yes, cancel it"
            busy={cancel.busy}
            onConfirm={() => void cancel.start(undefined).then(onDone)}
          >
            {charged
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

/** The limit is printing, and nobody knows its hour beforehand. */
function untilWhen({ fulfillments }: OrderTracking): string {
  const statuses = fulfillments.map(({ status }) => status);
  if (statuses.length === 0) return 'Free until you have paid, and after that until printing starts.';
  if (statuses.some((status) => ['in_production', 'shipped', 'delivered'].includes(status))) {
    return 'A part of it is being made already; only the rest can still be stopped.';
  }
  if (statuses.includes('failed')) return 'Free: nothing is being printed. Or wait for what we find out.';
  return statuses.includes('confirmed')
    ? 'Free until printing starts, which can be within hours now.'
    : 'Free until printing starts, usually within a day.';
}
