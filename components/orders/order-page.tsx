'use client';
import { lazy, Suspense } from 'react';
import { useOrder } from '@/lib/client/use-order';
import type { OrderTracking } from '@/lib/contracts/orders';
import { OrderAnnouncer } from './order-announcer';
import { OrderCare } from './order-care';
import { OrderHeader } from './order-header';
import { OrderNotices } from './order-notices';
import { OrderPackages } from './order-packages';
import { OrderRecipient } from './order-recipient';
import { OrderSummary } from './order-summary';
import { OrderTimeline } from './order-timeline';
import { ReceiptLink } from './receipt-link';
import { RefundNote } from './refund-note';

const OrderRating = lazy(() => import('./order-rating'));

/** Confirmation and tracking in one: begins with what the server rendered and stays current by itself. */
export function OrderPage({ initial }: { initial: OrderTracking }) {
  const { order, stale, refetch } = useOrder(initial);
  return (
    <div className="space-y-6">
      <OrderAnnouncer order={order} />
      <OrderHeader order={order} stale={stale} />
      <OrderNotices order={order} />
      <RefundNote order={order} />
      {order.status === 'delivered' ? (
        <Suspense fallback={<div className="card min-h-44" />}>
          <OrderRating order={order} />
        </Suspense>
      ) : null}
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_22rem]">
        <div className="min-w-0 space-y-6">
          <OrderPackages order={order} />
          <OrderSummary order={order} action={<ReceiptLink orderNumber={order.order_number} />} />
        </div>
        <div className="min-w-0 space-y-6">
          <OrderCare order={order} onDone={refetch} />
          <OrderRecipient order={order} />
          <OrderTimeline entries={order.timeline} />
        </div>
      </div>
    </div>
  );
}
