import type { OrderTracking } from '@/lib/contracts/orders';
import { formatMoney } from '@/lib/domain/money';

/** Where the money is, once any of it goes back. */
export function RefundNote({ order }: { order: OrderTracking }) {
  const { refunded, total, currency } = order.payment;
  const last = order.timeline.findLast(({ status }) => status.startsWith('refund.'))?.status;
  if (last === undefined && refunded === 0) return null;
  const text =
    last === 'refund.failed'
      ? 'A refund did not go through. We are on it and will contact you.'
      : last === 'refund.requested'
        ? 'A refund is under way. It usually shows on your statement within 5–10 business days.'
        : `${formatMoney(refunded, currency)}${refunded < total ? ` of ${formatMoney(total, currency)}` : ''} was sent back the way you paid. It usually shows on your statement within 5–10 business days.`;
  return (
    <section className="card" aria-label="Refund">
      <h2 className="font-semibold text-lg">Refund</h2>
      <p className={`mt-2 ${last === 'refund.failed' ? 'text-warn' : 'text-quiet'}`}>{text}</p>
    </section>
  );
}
