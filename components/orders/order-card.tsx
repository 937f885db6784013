import Link from 'next/link';
import { Money } from '@/components/ui/money';
import { Picture } from '@/components/ui/picture';
import type { OrderSummary } from '@/lib/contracts/orders';
import { OrderChip, PaymentChip } from './status-chip';
import { When } from './when';

export function OrderCard({ order }: { order: OrderSummary }) {
  return (
    <Link href={`/orders/${order.order_number}`} className="card block hover:border-line-strong">
      <div className="flex flex-wrap items-center gap-2">
        <span className="mr-auto font-medium font-mono text-sm">{order.order_number}</span>
        <OrderChip status={order.status} />
        {order.payment_status === 'paid' ? null : <PaymentChip status={order.payment_status} />}
      </div>
      <div className="mt-4 flex gap-3">
        {[...new Set(order.pictures)].map((picture) => (
          <Picture key={picture} src={picture} alt="" sizes="72px" className="w-18 rounded-lg" />
        ))}
      </div>
      <p className="mt-4 text-quiet text-sm">
        <When iso={order.placed_at} dateOnly /> · {order.item_count} {order.item_count === 1 ? 'item' : 'items'} ·{' '}
        <Money amountMinor={order.total_minor} currency={order.currency} />
      </p>
    </Link>
  );
}
