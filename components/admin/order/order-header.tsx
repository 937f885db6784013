import Link from 'next/link';
import { OrderChip, PaymentChip } from '@/components/tracking/status-chip';
import { When } from '@/components/tracking/when';
import type { AdminOrder } from '@/lib/contracts/backoffice/admin-order';
import { ORDER_STATUS_LABEL } from '@/lib/domain/order/order-status';
import { CancelDialog } from './cancel-dialog';
import { SendAgainDialog } from './claim/send-again-dialog';
import { CompareDialog } from './compare-dialog';
import { CopyIcon } from './copy-icon';
import { RefundDialog } from './refund/refund-dialog';

export function OrderHeader({ order }: { order: AdminOrder }) {
  const may = (action: string) => order.allowed.includes(action);
  return (
    <header className="space-y-4">
      <Link href="/admin/orders" className="inline-flex min-h-11 items-center text-quiet text-sm underline">
        All orders
      </Link>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="flex items-center gap-1 font-mono text-2xl [overflow-wrap:anywhere]">
          {order.order_number}
          <CopyIcon value={order.order_number} what="order number" />
        </h1>
        <OrderChip status={order.status} label={ORDER_STATUS_LABEL[order.status]} />
        <PaymentChip status={order.payment.status} />
      </div>
      <p className="text-quiet text-sm">
        Placed <When iso={order.placed_at} />
        {order.last_confirmed_at ? (
          <>
            {' · '}last heard from the providers <When iso={order.last_confirmed_at} />
          </>
        ) : null}
      </p>
      <div className="flex flex-wrap gap-3">
        {may('orders.compare') ? <CompareDialog order={order} mayApply={may('orders.sync')} /> : null}
        <RefundDialog order={order} />
        <SendAgainDialog order={order} />
        {may('orders.cancel') && order.can_cancel ? <CancelDialog order={order} /> : null}
      </div>
      {may('orders.cancel') && !order.can_cancel && order.cancel_reason ? (
        <p className="text-quiet text-sm">{order.cancel_reason}</p>
      ) : null}
    </header>
  );
}
