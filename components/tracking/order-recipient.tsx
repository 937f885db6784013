import { useLocale, useTranslations } from 'next-intl';
import type { OrderTracking } from '@/lib/contracts/orders';
import { addressLines } from '@/lib/domain/address/address-lines';

/** An address as it stands on a parcel, line by line. */
export function useAddressLines(): (recipient: OrderTracking['recipient']) => string {
  const locale = useLocale();
  return (recipient) => addressLines(recipient, locale).join('\n');
}

export function OrderRecipient({ order }: { order: Pick<OrderTracking, 'recipient' | 'masked'> }) {
  const t = useTranslations('order');
  const addressLines = useAddressLines();
  return (
    <section className="card" aria-labelledby="recipient">
      <h2 id="recipient">{t('goingTo')}</h2>
      <address className="mt-3 whitespace-pre-line break-words not-italic">{addressLines(order.recipient)}</address>
      {order.masked ? <p className="mt-3 text-quiet text-sm">{t('masked')}</p> : null}
    </section>
  );
}
