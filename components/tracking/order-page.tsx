import { FinishCheckout } from '@/components/checkout/payment/finish-checkout';
import type { OrderTracking } from '@/lib/contracts/orders';
import { ArrivalQuestion } from '../self-service/arrival-question';
import { OrderRatingSlot } from '../self-service/order-rating-slot';
import { OrderSelfService } from '../self-service/order-self-service';
import { ReturnQuestion } from '../self-service/return-question';
import { LiveOrder } from './live/live-order';
import { useAnnouncement } from './live/use-announcement';
import { OrderHeader } from './order-header';
import { OrderNotices } from './order-notices';
import { OrderRecipient } from './order-recipient';
import { OrderSummary } from './order-summary';
import { OrderTimeline } from './order-timeline';
import { OrderPackages } from './packages/order-packages';
import { OrderReplacements } from './packages/order-replacements';
import { ReceiptLink } from './receipt/receipt-link';
import { RefundNote } from './receipt/refund-note';

/** Confirmation and tracking in one. The server renders it, and again whenever the order has moved. */
export function OrderPage({ order }: { order: OrderTracking }) {
  const back = askedAbout(order);
  return (
    <div className="space-y-6">
      <LiveOrder orderNumber={order.order_number} version={order.version} announcement={useAnnouncement(order)} />
      <FinishCheckout orderNumber={order.order_number} />
      <OrderHeader order={order} />
      <OrderNotices order={order} />
      <RefundNote order={order} />
      {back ? <ReturnQuestion orderId={order.order_id} packageId={back.id} mayAgain={order.may_send_again} /> : null}
      {order.presumed ? <ArrivalQuestion orderId={order.order_id} /> : null}
      {order.status === 'delivered' && !order.presumed && (order.can_rate || order.rating !== null) ? (
        <OrderRatingSlot orderId={order.order_id} rating={order.rating} />
      ) : null}
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_22rem]">
        <div className="min-w-0 space-y-6">
          <OrderReplacements replacements={order.replacements} />
          <OrderPackages order={order} />
          <OrderSummary order={order} action={<ReceiptLink orderNumber={order.order_number} />} />
        </div>
        <div className="min-w-0 space-y-6">
          <OrderSelfService order={order} />
          <OrderRecipient order={order} />
          <OrderTimeline entries={order.timeline} />
        </div>
      </div>
    </div>
  );
}

/** What came back and nobody has decided about. */
function askedAbout({ masked, packages, replacements, payment }: OrderTracking) {
  if (masked || replacements.length > 0 || payment.refunded >= payment.total) return undefined;
  return packages.find(({ status, return_choice: choice }) => status === 'returned' && choice === null);
}
