import Link from 'next/link';
import { CopyButton } from '@/components/tracking/copy-button';
import { OrderChip, PaymentChip } from '@/components/tracking/status-chip';
import { When } from '@/components/tracking/when';
import { Card } from '@/components/ui/card';
import { Fact } from '@/components/ui/fact';
import { Money } from '@/components/ui/money';
import type { AdminCustomer } from '@/lib/contracts/backoffice/admin-orders';
import { ORDER_STATUS_LABEL } from '@/lib/domain/order/order-status';
import { OrderLink } from './order-link';

/** Whom an e-mail belongs to, and everything they ordered. `of`: the order one came from. */
export function CustomerPage({ customer, of }: { customer: AdminCustomer; of: string }) {
  const [name, ...others] = customer.names;
  return (
    <div className="space-y-5">
      <div>
        <Link href={`/admin/orders/${of}`} className="inline-flex min-h-11 items-center text-sm underline">
          Back to {of}
        </Link>
        <h1 className="text-2xl [overflow-wrap:anywhere]">{name ?? customer.email}</h1>
      </div>
      <Card>
        <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2 xl:grid-cols-4">
          <Fact name="E-mail">
            <CopyButton value={customer.email} what="e-mail" />
          </Fact>
          <Fact name="Customer since">
            <When iso={customer.since} dateOnly />
          </Fact>
          <Fact name="Paid">
            <Sums customer={customer} />
          </Fact>
          {others.length === 0 ? null : <Fact name="Also sent to">{others.join(', ')}</Fact>}
          {customer.inquiries === 0 ? null : (
            <Fact name="Waiting for an answer">
              <Link href="/admin/inquiries" className="underline">
                {customer.inquiries === 1 ? '1 inquiry' : `${customer.inquiries} inquiries`}
              </Link>
            </Fact>
          )}
        </dl>
        <a href={`mailto:${customer.email}`} className="mt-3 inline-flex min-h-11 items-center text-sm underline">
          Write to the customer
        </a>
      </Card>
      <Card title={customer.more ? `The newest ${customer.orders.length} orders` : 'Orders'}>
        <ul className="-my-2 divide-y divide-line">
          {customer.orders.map((row) => (
            <li key={row.order_id} className="space-y-2 py-3">
              <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
                <OrderLink row={row} />
                <Money amountMinor={row.total_minor} currency={row.currency} />
              </div>
              <div className="flex flex-wrap items-center gap-2">
                <OrderChip status={row.status} label={ORDER_STATUS_LABEL[row.status]} />
                <PaymentChip status={row.payment_status} />
                <span className="text-quiet text-sm">
                  <When iso={row.placed_at} />
                </span>
              </div>
              <p className="truncate text-quiet text-sm">{row.titles.join(', ')}</p>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

function Sums({ customer }: { customer: AdminCustomer }) {
  if (customer.sums.length === 0) return 'Nothing yet';
  return customer.sums.map(({ currency, orders, paid_minor: paid, refunded_minor: refunded }) => (
    <span key={currency} className="block">
      <Money amountMinor={paid} currency={currency} /> in {orders === 1 ? '1 order' : `${orders} orders`}
      {refunded === 0 ? null : (
        <>
          , <Money amountMinor={refunded} currency={currency} /> given back
        </>
      )}
    </span>
  ));
}
