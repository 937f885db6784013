import { FinishCheckout } from '@/components/checkout/finish-checkout';
import type { OrderTracking } from '@/lib/contracts/orders';
import { LiveOrder } from './live-order';
import { OrderCare } from './order-care';
import { OrderHeader } from './order-header';
import { OrderNotices } from './order-notices';
import { OrderPackages } from './order-packages';
import { OrderRatingSlot } from './order-rating-slot';
import { OrderRecipient } from './order-recipient';
import { OrderSummary } from './order-summary';
import { OrderTimeline } from './order-timeline';
import { ReceiptLink } from './receipt-link';
import { RefundNote } from './refund-note';
import { useAnnouncement } from './use-announcement';

/** Confirmation and tracking in one. The server renders it, and again whenever the order has moved. */
export function OrderPage({ order }: { order: OrderTracking }) {
  return (
    <div className="space-y-6">
      <LiveOrder orderNumber={order.order_number} version={order.version} announcement={useAnnouncement(order)} />
      <FinishCheckout orderNumber={order.order_number} />
      <OrderHeader order={order} />
      <OrderNotices order={order} />
      <RefundNote order={order} />
      {order.status === 'delivered' ? <OrderRatingSlot orderId={order.order_id} rating={order.rating} /> : null}
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_22rem]">
        <div className="min-w-0 space-y-6">
          <OrderPackages order={order} />
          <OrderSummary order={order} action={<ReceiptLink orderNumber={order.order_number} />} />
        </div>
        <div className="min-w-0 space-y-6">
          <OrderCare order={order} />
          <OrderRecipient order={order} />
          <OrderTimeline entries={order.timeline} />
        </div>
      </div>
    </div>
  );
}
