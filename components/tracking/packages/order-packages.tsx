import { useTranslations } from 'next-intl';
import type { OrderTracking } from '@/lib/contracts/orders';
import { stillBeingMade } from '../order-words';
import { ItemRow } from './item-row';
import { PackageCard } from './package-card';

/** Every package, and what is not in one yet. */
export function OrderPackages({ order }: { order: OrderTracking }) {
  const t = useTranslations('order.package');
  const making = stillBeingMade(order);
  // With a single part and nothing shipped, the list of items says it all.
  if (order.packages.length === 0 && (making.length === 0 || order.fulfillments.length < 2)) return null;
  const whole = order.packages.length === 1 && making.length === 0;
  return (
    <section className="space-y-4" aria-labelledby="packages">
      <h2 id="packages">{order.packages.length === 0 ? t('making') : t('heading')}</h2>
      {order.packages.map((box, index) => (
        <PackageCard
          key={box.id}
          box={box}
          title={
            whole
              ? t('yours')
              : t('nth', { place: index + 1, total: order.packages.length + (making.length > 0 ? 1 : 0) })
          }
        />
      ))}
      {making.length === 0 ? null : <StillMaking order={order} making={making} />}
    </section>
  );
}

function StillMaking({ order, making }: { order: OrderTracking; making: ReturnType<typeof stillBeingMade> }) {
  const t = useTranslations('order.package');
  const statusWords = useTranslations('status.order');
  const statuses = new Map(order.fulfillments.map((part) => [part.provider, part]));
  return (
    <article className="card" aria-label={t('still')}>
      <h3>{t('still')}</h3>
      <p className="mt-1 text-quiet text-sm">{t('stillText')}</p>
      <ul className="mt-4 divide-y divide-line">
        {making.map(({ item, quantity }) => {
          const part = statuses.get(item.provider);
          return (
            <ItemRow
              key={item.id}
              picture={item.picture}
              design={item.design}
              title={item.title}
              variantName={item.variant_name}
              quantity={quantity}
            >
              {part ? (
                <span className="chip whitespace-nowrap max-sm:hidden" data-tone={part.on_hold ? 'warn' : undefined}>
                  {part.on_hold ? t('paused') : statusWords(part.status)}
                </span>
              ) : null}
            </ItemRow>
          );
        })}
      </ul>
    </article>
  );
}
