import { useTranslations } from 'next-intl';
import { useFormat } from '@/lib/client/core/use-format';
import type { OrderTracking } from '@/lib/contracts/orders';
import { BackToCart } from './back-to-cart';
import { GraceNote } from './grace-note';
import { OrderProgress } from './order-progress';
import { awaited, headlineOf, packageCount, windowChange } from './order-words';
import { PaymentInstructions } from './payment-instructions';
import { OrderChip, PaymentChip } from './status-chip';
import { When } from './when';

/** When it comes, where it is, and what that means. */
export function OrderHeader({ order }: { order: OrderTracking }) {
  const t = useTranslations('order');
  const headline = headlineOf(order);
  const mayPayStill = headline === 'unpaid' || headline === 'payment_failed';
  const count = packageCount(order);
  // Of packages that are not equally far, the chip tells how many are.
  const isMixed = count !== null && headline.startsWith('partly');
  const lastConfirmed = order.last_confirmed_at;
  return (
    <header className="card sm:p-8">
      <div className="flex flex-wrap items-center gap-2 text-quiet text-sm">
        <p className="mr-auto">
          {t.rich('header.number', {
            number: order.order_number,
            mono: (number) => <span className="font-mono">{number}</span>,
          })}{' '}
          · <When iso={order.placed_at} dateOnly />
        </p>
        <OrderChip status={order.status} {...(isMixed ? { label: t(`count.${count.key}`, count) } : {})} />
        <PaymentChip status={order.payment.status} />
      </div>
      <div className="mt-6 grid gap-x-10 gap-y-5 sm:grid-cols-[1fr_auto]">
        <div className="min-w-0">
          <h1>{t(`headline.${headline}.title`)}</h1>
          <p className="mt-2 text-lg text-quiet">{t(`headline.${headline}.text`)}</p>
          {count && !isMixed && count.total > 1 ? (
            <p className="mt-2 font-medium">{t(`count.${count.key}`, count)}</p>
          ) : null}
        </div>
        <Arrival order={order} />
      </div>
      {mayPayStill ? (
        <BackToCart items={order.items} className={`btn mt-5 ${headline === 'unpaid' ? 'btn-quiet' : ''}`}>
          {t('header.backToCart')}
        </BackToCart>
      ) : null}
      <PaymentInstructions payment={order.payment} />
      {order.changeable_until ? <GraceNote until={order.changeable_until} /> : null}
      <OrderProgress order={order} />
      {lastConfirmed ? (
        <p className="mt-4 text-quiet text-sm">
          {t.rich('header.lastConfirmed', { when: () => <When iso={lastConfirmed} /> })}
        </p>
      ) : null}
    </header>
  );
}

/** First on a phone, beside the headline elsewhere: the question everybody comes with. */
function Arrival({ order }: { order: OrderTracking }) {
  const t = useTranslations('order');
  const { days } = useFormat();
  const arrivedAt = order.status === 'delivered' ? lastDelivery(order) : null;
  if (arrivedAt) {
    return (
      <div className="order-first rounded-box bg-good-soft px-5 py-4 sm:order-none sm:min-w-56">
        <p className="text-good text-sm">{t('header.delivered')}</p>
        <p className="font-semibold text-2xl tracking-tight">
          <When iso={arrivedAt} dateOnly />
        </p>
      </div>
    );
  }
  if (!awaited(order) || !order.delivery) return null;
  const change = windowChange(order);
  const { previous } = order.delivery;
  return (
    <div className="order-first max-w-xs rounded-box bg-soft px-5 py-4 sm:order-none sm:min-w-56">
      <p className="text-quiet text-sm">{order.status === 'on_hold' ? t('header.wasExpected') : t('header.arrives')}</p>
      <p className="whitespace-nowrap font-semibold text-2xl tracking-tight sm:text-3xl">
        {days(order.delivery.from, order.delivery.to)}
      </p>
      {change && previous ? (
        <p className="mt-1 text-sm">{t(`window.${change}`, { before: days(previous.from, previous.to) })}</p>
      ) : null}
      {order.delivery.basis === 'history' && !change ? (
        <p className="mt-1 text-quiet text-sm">{t('header.fromHistory')}</p>
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
