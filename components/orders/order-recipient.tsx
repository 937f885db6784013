import type { OrderTracking } from '@/lib/contracts/orders';

export function OrderRecipient({ order }: { order: Pick<OrderTracking, 'recipient' | 'masked'> }) {
  const { name, company, line1, line2, city, state, postalCode, country, phone } = order.recipient;
  const lines = [name, company, line1, line2, [city, state, postalCode].filter(Boolean).join(' '), country, phone];
  return (
    <section className="card" aria-labelledby="recipient">
      <h2 id="recipient" className="font-semibold text-lg">
        Going to
      </h2>
      <address className="mt-3 whitespace-pre-line not-italic">{lines.filter(Boolean).join('\n')}</address>
      {order.masked ? (
        <p className="mt-3 text-quiet text-sm">
          Name and street are hidden because this link came by mail and may have been forwarded.
        </p>
      ) : null}
    </section>
  );
}
