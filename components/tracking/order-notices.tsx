import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { OrderTracking } from '@/lib/contracts/orders';
import { type FULFILLMENTS, isOneOf, ORDERS, PAYMENTS } from '@/lib/domain/order/states';
import { When } from './when';

type Notice = {
  key:
    | 'hold'
    | 'stuck'
    | 'failed'
    | 'returned'
    | 'late'
    | 'disputed'
    | 'charged_back'
    | 'partly_failed'
    | 'partly_canceled';
  tone: 'warn' | 'danger';
  /** Packages that came back. */
  count?: number;
  /** Items that are not made. */
  titles?: string;
  /** What stands still at the print shop. */
  trouble?: NonNullable<OrderTracking['fulfillments'][number]['trouble']>;
  /** Whether the address may be what is wrong, and can still be changed. */
  address?: 'addressOpen' | 'nothingToDo';
};

/** What is out of the ordinary; the words tell of each what happens next and who does it. */
export function noticesOf(order: OrderTracking): Notice[] {
  const notices: Notice[] = [];
  const address = order.can_change_address ? 'addressOpen' : 'nothingToDo';
  const still = order.fulfillments.find(({ trouble }) => trouble !== null)?.trouble ?? 'held';
  if (order.status === 'on_hold') notices.push({ key: 'hold', tone: 'warn', address, trouble: still });
  else if (order.fulfillments.some(({ trouble }) => trouble !== null))
    notices.push({ key: 'stuck', tone: 'warn', trouble: still });
  if (order.status === 'failed') notices.push({ key: 'failed', tone: 'danger', address });
  const back = order.packages.filter(({ status }) => status === 'returned').length;
  if (order.status === 'returned' || back > 0)
    notices.push({ key: 'returned', tone: 'warn', count: Math.max(1, back) });
  if (order.delivery?.basis === 'late' && !isOneOf(order.status, ORDERS.undated)) {
    notices.push({ key: 'late', tone: 'warn' });
  }
  if (isOneOf(order.payment.status, PAYMENTS.withBank)) notices.push({ key: order.payment.status, tone: 'warn' });
  const [failed, canceled] = [titlesIn(order, 'failed'), titlesIn(order, 'canceled')];
  if (failed !== '' && order.status !== 'failed')
    notices.push({ key: 'partly_failed', tone: 'danger', titles: failed });
  if (canceled !== '' && order.status !== 'canceled') {
    notices.push({ key: 'partly_canceled', tone: 'warn', titles: canceled });
  }
  return notices;
}

/** What the parts in this status were to print. */
function titlesIn({ fulfillments, items }: OrderTracking, status: (typeof FULFILLMENTS.stopped)[number]): string {
  const parts = fulfillments.filter((part) => part.status === status);
  return items
    .filter((item) => parts.some(({ provider }) => provider === item.provider))
    .map(({ title }) => title)
    .join(', ');
}

export function OrderNotices({ order }: { order: OrderTracking }) {
  const t = useTranslations('order.notice');
  const textOf = (key: Notice['key'], trouble: Notice['trouble'], titles: string) =>
    key === 'hold' || key === 'stuck' ? t(`why.${trouble ?? 'held'}`) : t(`${key}.text`, { titles });
  const notices = noticesOf(order);
  if (notices.length === 0) return null;
  return (
    <div className="space-y-3">
      {notices.map(({ key, tone, count = 0, titles = '', address, trouble }) => {
        const title = t(`${key}.title`, { count });
        const when = () => (order.money_back_at ? <When iso={order.money_back_at} /> : null);
        const Icon = tone === 'danger' ? CircleAlert : TriangleAlert;
        return (
          <section
            key={key}
            aria-label={title}
            className={`flex gap-3 rounded-box p-4 sm:p-5 ${tone === 'danger' ? 'bg-danger-soft' : 'bg-warn-soft'}`}
          >
            <Icon aria-hidden className={`mt-0.5 size-5 shrink-0 ${tone === 'danger' ? 'text-danger' : 'text-warn'}`} />
            <div className="min-w-0">
              <h2 className={`text-base ${tone === 'danger' ? 'text-danger' : 'text-warn'}`}>{title}</h2>
              <p className="mt-1">{textOf(key, trouble, titles)}</p>
              <p className="mt-2">
                <strong className="font-semibold">{t('nextTitle')}</strong> {t.rich(`${key}.next`, { when })}{' '}
                {address ? t(address) : null}
              </p>
            </div>
          </section>
        );
      })}
    </div>
  );
}
