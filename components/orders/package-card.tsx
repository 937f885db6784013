import { ExternalLink } from 'lucide-react';
import type { PackageView } from '@/lib/contracts/orders';
import { dayRange } from '@/lib/domain/delivery-window';
import { CopyButton } from './copy-button';
import { ItemRow } from './item-row';
import type { Tone } from './order-words';
import { When } from './when';

const STATUS: Record<PackageView['status'], { label: string; tone: Tone }> = {
  pending: { label: 'Being packed', tone: 'neutral' },
  shipped: { label: 'On its way', tone: 'good' },
  delivered: { label: 'Delivered', tone: 'good' },
  returned: { label: 'Returned to sender', tone: 'warn' },
  canceled: { label: 'Canceled', tone: 'neutral' },
};

export function PackageCard({ box, title }: { box: PackageView; title: string }) {
  const { label, tone } = STATUS[box.status];
  const carrier = box.carrier ?? 'the carrier';
  return (
    <article className="card" aria-label={title}>
      <header className="flex flex-wrap items-center justify-between gap-2">
        <h3>
          {title}
          {box.reshipment ? <span className="font-normal text-quiet"> (sent again)</span> : null}
        </h3>
        <span className="chip" data-tone={tone}>
          {label}
        </span>
      </header>
      {box.items ? (
        <ul className="mt-4 divide-y divide-line">
          {box.items.map((item) => (
            <ItemRow
              key={item.item_id}
              picture={item.picture}
              title={item.title}
              variantName={item.variant_name}
              quantity={item.quantity}
            />
          ))}
        </ul>
      ) : (
        <p className="mt-3 text-quiet text-sm">The print shop has not told us yet what is inside.</p>
      )}
      <dl className="mt-4 grid gap-x-6 gap-y-3 border-line border-t pt-4 text-sm sm:grid-cols-2">
        {box.carrier ? <Fact name="Carrier">{box.carrier}</Fact> : null}
        {box.delivered_at ? (
          <Fact name="Delivered">
            <When iso={box.delivered_at} dateOnly />
          </Fact>
        ) : box.estimated_from && box.status !== 'returned' && box.status !== 'canceled' ? (
          <Fact name="Expected">{dayRange(box.estimated_from, box.estimated_to ?? box.estimated_from, 'en')}</Fact>
        ) : null}
        {box.tracking_number ? (
          <Fact name="Tracking number" wide>
            <CopyButton value={box.tracking_number} what="tracking number" />
          </Fact>
        ) : null}
      </dl>
      {box.tracking_url ? (
        <a
          href={box.tracking_url}
          target="_blank"
          rel="noopener noreferrer"
          className="btn btn-quiet mt-4"
          data-no-print
        >
          Follow at {carrier}
          <ExternalLink aria-hidden="true" size={16} />
          <span className="sr-only">(opens in a new tab)</span>
        </a>
      ) : null}
      {box.events.length === 0 ? null : (
        <ol className="mt-4 space-y-1 border-line border-t pt-4 text-sm" aria-label="What happened to this package">
          {box.events.toReversed().map(({ timestamp, title: what }) => (
            <li key={`${timestamp} ${what}`} className="flex flex-wrap justify-between gap-x-4">
              <span>{what}</span>
              <span className="text-quiet">
                <When iso={timestamp} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </article>
  );
}

function Fact({ name, children, wide = false }: { name: string; children: React.ReactNode; wide?: boolean }) {
  return (
    <div className={wide ? 'min-w-0 sm:col-span-2' : 'min-w-0'}>
      <dt className="text-quiet">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
