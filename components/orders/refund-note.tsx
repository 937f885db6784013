import type { OrderTracking } from '@/lib/contracts/orders';
import { dayRange } from '@/lib/domain/delivery-window';
import { formatMoney } from '@/lib/domain/money';
import { When } from './when';

/** Where the money is, once any of it goes back: how much, how far, and when it should show. */
export function RefundNote({ order }: { order: OrderTracking }) {
  const { currency } = order.payment;
  if (order.refund_progress.length === 0) return null;
  return (
    <section className="card" aria-labelledby="refund">
      <h2 id="refund">{order.refund_progress.length === 1 ? 'Refund' : 'Refunds'}</h2>
      <ul className="mt-3 divide-y divide-line">
        {order.refund_progress.map((refund) => {
          const amount = refund.amount_minor === null ? 'Your money' : formatMoney(refund.amount_minor, currency);
          return (
            <li key={refund.started_at} className="py-3 first:pt-0 last:pb-0">
              <p className="font-semibold text-lg">{amount}</p>
              <p className={refund.state === 'failed' ? 'text-warn' : ''}>
                {refund.state === 'failed'
                  ? 'The bank did not take this refund. We are on it and will write to you about another way.'
                  : refund.state === 'sent'
                    ? `Sent back the way you paid. It should show on your statement ${dayRange(refund.expected_from, refund.expected_to, 'en')}.`
                    : `On its way to your bank. It should show on your statement ${dayRange(refund.expected_from, refund.expected_to, 'en')}.`}
              </p>
              <p className="text-quiet text-sm">
                Started <When iso={refund.started_at} dateOnly />
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
