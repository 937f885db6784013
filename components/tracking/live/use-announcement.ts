import { useTranslations } from 'next-intl';
import { useFormat } from '@/lib/client/core/use-format';
import type { OrderTracking } from '@/lib/contracts/orders';
import { awaited, headlineOf, packageCount } from '../order-words';

/** What a screen reader is told when the order moves while the page is open. */
export function useAnnouncement(order: OrderTracking): string {
  const t = useTranslations('order');
  const { days } = useFormat();
  const count = packageCount(order);
  const { delivery } = order;
  return [
    `${t(`headline.${headlineOf(order)}.title`)}.`,
    count && t(`count.${count.key}`, count),
    awaited(order) && delivery && t('window.expected', { days: days(delivery.from, delivery.to) }),
  ]
    .filter(Boolean)
    .join(' ');
}
