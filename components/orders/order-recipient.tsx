import type { OrderTracking } from '@/lib/contracts/orders';

const countries = new Intl.DisplayNames('en', { type: 'region' });

/** An address as it stands on a parcel, line by line. */
export function addressLines(recipient: OrderTracking['recipient']): string {
  const { name, company, line1, line2, city, state, postalCode, country, phone } = recipient;
  const place = [city, state, postalCode].filter(Boolean).join(' ');
  return [name, company, line1, line2, place, countries.of(country), phone].filter(Boolean).join('\n');
}

export function OrderRecipient({ order }: { order: Pick<OrderTracking, 'recipient' | 'masked'> }) {
  return (
    <section className="card" aria-labelledby="recipient">
      <h2 id="recipient">Going to</h2>
      <address className="mt-3 whitespace-pre-line break-words not-italic">{addressLines(order.recipient)}</address>
      {order.masked ? (
        <p className="mt-3 text-quiet text-sm">
          Name and street are hidden because this link came by mail and may have been forwarded.
        </p>
      ) : null}
    </section>
  );
}
