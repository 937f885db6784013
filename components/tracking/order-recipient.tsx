import { useTranslations } from 'next-intl';
import { useFormat } from '@/lib/client/core/use-format';
import type { OrderTracking } from '@/lib/contracts/orders';
import { placeLine } from '@/lib/domain/address/address-rules';

/** An address as it stands on a parcel, line by line. */
export function useAddressLines(): (recipient: OrderTracking['recipient']) => string {
  const { country: nameOf } = useFormat();
  return (recipient) => {
    const { name, company, line1, line2, city, state, postalCode, country, phone } = recipient;
    const place = placeLine({ city, state, postalCode, country });
    return [name, company, line1, line2, place, nameOf(country), phone].filter(Boolean).join('\n');
  };
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
