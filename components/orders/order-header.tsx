import Link from 'next/link';
import type { OrderTracking } from '@/lib/contracts/orders';
import { dayRange } from '@/lib/domain/delivery-window';
import { OrderProgress } from './order-progress';
import { awaited, headlineOf, packageCount, windowChange } from './order-words';
import { OrderChip, PaymentChip } from './status-chip';
import { When } from './when';

/** When it comes, where it is, and what that means. */
export function OrderHeader({ order, stale }: { order: OrderTracking; stale: boolean }) {
  const { title, text } = headlineOf(order);
  const failed = order.payment.status === 'failed' && order.status === 'pending';
  const count = packageCount(order);
  return (
    <header className="card sm:p-8">
      <div className="flex flex-wrap items-center gap-2 text-quiet text-sm">
        <p className="mr-auto">
          Order <span className="font-mono">{order.order_number}</span> · <When iso={order.placed_at} dateOnly />
        </p>
        <OrderChip status={order.status} />
        <PaymentChip status={order.payment.status} />
      </div>
      <div className="mt-6 grid gap-x-10 gap-y-5 sm:grid-cols-[1fr_auto]">
        <div className="min-w-0">
          <h1>{title}</h1>
          <p className="mt-2 text-lg text-quiet">{text}</p>
          {count ? <p className="mt-2 font-medium">{count}</p> : null}
        </div>
        <Arrival order={order} />
      </div>
      {failed ? (
        <Link href="/cart" className="btn mt-5">
          Back to the cart
        </Link>
      ) : null}
      <OrderProgress order={order} />
      {order.last_confirmed_at || stale ? (
        <p className="mt-4 text-quiet text-sm">
          {order.last_confirmed_at ? (
            <>
              Last confirmed with the print shop <When iso={order.last_confirmed_at} />.{' '}
            </>
          ) : null}
          {stale ? 'We cannot reach the shop right now; this page tries again by itself.' : null}
        </p>
      ) : null}
    </header>
  );
}

/** First on a phone, beside the headline elsewhere: the question everybody comes with. */
function Arrival({ order }: { order: OrderTracking }) {
  const arrivedAt = order.status === 'delivered' ? lastDelivery(order) : null;
  if (arrivedAt) {
    return (
      <div className="order-first rounded-box bg-good-soft px-5 py-4 sm:order-none sm:min-w-56">
        <p className="text-good text-sm">Delivered</p>
        <p className="font-semibold text-2xl tracking-tight">
          <When iso={arrivedAt} dateOnly />
        </p>
      </div>
    );
  }
  if (!awaited(order) || !order.delivery) return null;
  const change = windowChange(order);
  return (
    <div className="order-first max-w-xs rounded-box bg-soft px-5 py-4 sm:order-none sm:min-w-56">
      <p className="text-quiet text-sm">{order.status === 'on_hold' ? 'Was expected' : 'Arrives'}</p>
      <p className="whitespace-nowrap font-semibold text-2xl tracking-tight sm:text-3xl">
        {dayRange(order.delivery.from, order.delivery.to, 'en')}
      </p>
      {change ? <p className="mt-1 text-sm">{change}</p> : null}
      {order.delivery.basis === 'history' && !change ? (
        <p className="mt-1 text-quiet text-sm">From how long such orders really took.</p>
      ) : null}
    </div>
  );
}

function lastDelivery({ packages }: OrderTracking): string | null {
  return packages.reduce<string | null>(
    (latest, { delivered_at }) => (delivered_at && (!latest || delivered_at > latest) ? delivered_at : latest),
    null,
  );
}
