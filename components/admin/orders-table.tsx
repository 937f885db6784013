import { TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { OrderChip, PaymentChip } from '@/components/orders/status-chip';
import { When } from '@/components/orders/when';
import { Money } from '@/components/ui/money';
import type { AdminOrderRow } from '@/lib/contracts/admin';

/** A table where there is room, cards on a phone. */
export function OrdersTable({ orders }: { orders: readonly AdminOrderRow[] }) {
  return (
    <>
      <div className="card hidden overflow-x-auto p-0 md:block">
        <table className="w-full text-left text-sm">
          <thead className="border-line border-b text-quiet">
            <tr>
              {['Order', 'Placed', 'Customer', 'Status', 'Payment', 'Provider'].map((name) => (
                <th key={name} scope="col" className="px-4 py-3 font-medium">
                  {name}
                </th>
              ))}
              <th scope="col" className="px-4 py-3 text-right font-medium">
                Total
              </th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {orders.map((order) => (
              <tr key={order.order_id} className="hover:bg-soft">
                <td className="whitespace-nowrap px-4 py-3">
                  <OrderLink order={order} />
                </td>
                <td className="whitespace-nowrap px-4 py-3">
                  <When iso={order.placed_at} />
                </td>
                <td className="max-w-56 truncate px-4 py-3" title={order.customer}>
                  {order.customer}
                </td>
                <td className="px-4 py-3">
                  <OrderChip status={order.status} />
                </td>
                <td className="px-4 py-3">
                  <PaymentChip status={order.payment_status} />
                </td>
                <td className="px-4 py-3">{order.providers.join(', ')}</td>
                <td className="px-4 py-3 text-right">
                  <Money amountMinor={order.total_minor} currency={order.currency} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul className="space-y-3 md:hidden">
        {orders.map((order) => (
          <li key={order.order_id} className="card space-y-3">
            <div className="flex items-center justify-between gap-2">
              <OrderLink order={order} />
              <Money amountMinor={order.total_minor} currency={order.currency} />
            </div>
            <div className="flex flex-wrap gap-2">
              <OrderChip status={order.status} />
              <PaymentChip status={order.payment_status} />
            </div>
            <p className="break-words text-quiet text-sm">
              {order.customer} · <When iso={order.placed_at} />
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

function OrderLink({ order }: { order: AdminOrderRow }) {
  return (
    <span className="inline-flex items-center gap-2">
      <Link href={`/admin/orders/${order.order_number}`} className="font-mono underline">
        {order.order_number}
      </Link>
      {order.attention ? (
        <span className="text-danger" title="Needs a person">
          <TriangleAlert aria-hidden="true" size={16} />
          <span className="sr-only">Needs a person</span>
        </span>
      ) : null}
    </span>
  );
}
