'use client';
import Link from 'next/link';
import { useOrder } from '@/lib/client/use-order';
import type { OrderTracking } from '@/lib/contracts/orders';
import { dayRange } from '@/lib/domain/delivery-window';
import { CancelOrder } from './cancel-order';
import { ItemRow } from './item-row';
import { OrderProgress } from './order-progress';
import { OrderRecipient } from './order-recipient';
import { OrderSummary } from './order-summary';
import { OrderTimeline } from './order-timeline';
import { headlineOf, packageCount, stillBeingMade } from './order-words';
import { PackageCard } from './package-card';
import { RefundNote } from './refund-note';
import { OrderChip, PaymentChip } from './status-chip';
import { When } from './when';

/** Confirmation and tracking in one: begins with what the server rendered and stays current by itself. */
export function OrderPage({ initial }: { initial: OrderTracking }) {
  const { order, stale, refetch } = useOrder(initial);
  return (
    <div className="space-y-6">
      <Header order={order} stale={stale} />
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_22rem]">
        <div className="space-y-6">
          <Packages order={order} />
          <OrderSummary order={order} />
          <RefundNote order={order} />
        </div>
        <div className="space-y-6">
          <OrderTimeline entries={order.timeline} />
          <OrderRecipient order={order} />
          <CancelOrder order={order} onDone={refetch} />
        </div>
      </div>
    </div>
  );
}

function Header({ order, stale }: { order: OrderTracking; stale: boolean }) {
  const { title, text } = headlineOf(order);
  const window = order.status === 'delivered' ? null : order.estimated_delivery_window;
  const count = packageCount(order);
  const failed = order.payment.status === 'failed' && order.status === 'pending';
  return (
    <header className="card sm:p-8">
      <div className="flex flex-wrap items-center gap-2 text-quiet text-sm">
        <span className="mr-auto">
          Order <span className="font-mono">{order.order_number}</span> · <When iso={order.placed_at} dateOnly />
        </span>
        <OrderChip status={order.status} />
        <PaymentChip status={order.payment.status} />
      </div>
      <div aria-live="polite" aria-atomic="true" className="mt-4">
        <h1 className="font-semibold sm:text-4xl">{title}</h1>
        <p className="mt-2 text-lg text-quiet">{text}</p>
        {count ? <p className="mt-2 font-medium">{count}</p> : null}
      </div>
      {window && !failed ? (
        <p className="mt-4">
          <span className="text-quiet">Expected </span>
          <strong className="font-semibold text-xl">{dayRange(window.from, window.to)}</strong>
        </p>
      ) : null}
      {failed ? (
        <Link href="/cart" className="btn mt-5">
          Back to the cart
        </Link>
      ) : null}
      <OrderProgress status={order.status} />
      {order.last_confirmed_at || stale ? (
        <p className="mt-5 text-quiet text-sm">
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

function Packages({ order }: { order: OrderTracking }) {
  const making = stillBeingMade(order);
  if (order.packages.length === 0 && making.length === 0) return null;
  return (
    <section className="space-y-4" aria-labelledby="packages">
      <h2 id="packages" className="font-semibold text-lg">
        {order.packages.length === 0 ? 'Being made for you' : 'Packages'}
      </h2>
      {order.packages.map((box, index) => (
        <PackageCard
          key={box.id}
          box={box}
          title={order.packages.length === 1 && making.length === 0 ? 'Your package' : `Package ${index + 1}`}
        />
      ))}
      {making.length === 0 ? null : (
        <article className="card">
          <h3 className="font-semibold">Still at the print shop</h3>
          <p className="text-quiet text-sm">We send you a mail when it ships.</p>
          <ul className="mt-4 divide-y divide-line">
            {making.map(({ item, quantity }) => (
              <ItemRow
                key={item.id}
                picture={item.picture}
                title={item.title}
                variantName={item.variant_name}
                quantity={quantity}
              />
            ))}
          </ul>
        </article>
      )}
    </section>
  );
}
