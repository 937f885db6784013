import { useTranslations } from 'next-intl';
import { useFormat } from '@/lib/client/core/use-format';
import type { OrderTracking } from '@/lib/contracts/orders';
import { When } from '../when';

/** Where the money is, once any of it goes back: how much, how far, and when it should show. */
export function RefundNote({ order }: { order: OrderTracking }) {
  const t = useTranslations('order.refund');
  const { money, days } = useFormat();
  const { currency } = order.payment;
  if (order.refund_progress.length === 0) return null;
  return (
    <section className="card" aria-labelledby="refund">
      <h2 id="refund">{t('heading', { count: order.refund_progress.length })}</h2>
      <ul className="mt-3 divide-y divide-line">
        {order.refund_progress.map((refund) => {
          const amount = refund.amount_minor === null ? t('yourMoney') : money(refund.amount_minor, currency);
          return (
            <li key={refund.started_at} className="py-3 first:pt-0 last:pb-0">
              <p className="font-semibold text-lg">{amount}</p>
              <p className={refund.state === 'failed' ? 'text-warn' : ''}>
                {refund.state === 'failed'
                  ? t('failed')
                  : t(refund.state, { days: days(refund.expected_from, refund.expected_to) })}
              </p>
              <p className="text-quiet text-sm">
                {t.rich('started', { when: () => <When iso={refund.started_at} dateOnly /> })}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
