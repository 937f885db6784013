import { ExternalLink } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Fact } from '@/components/ui/fact';
import { useFormat } from '@/lib/client/core/use-format';
import type { PackageView } from '@/lib/contracts/orders';
import { isOneOf, PACKAGES } from '@/lib/domain/order/states';
import { CopyButton } from '../copy-button';
import type { Tone } from '../order-words';
import { When } from '../when';
import { ItemRow } from './item-row';

const TONE: Record<PackageView['status'], Tone> = {
  pending: 'neutral',
  shipped: 'good',
  delivered: 'good',
  returned: 'warn',
  canceled: 'neutral',
};

export function PackageCard({ box, title }: { box: PackageView; title: string }) {
  const t = useTranslations('order.package');
  return (
    <article className="card" aria-label={title}>
      <header className="flex flex-wrap items-center justify-between gap-2">
        <h3>
          {title}
          {box.reshipment ? <span className="font-normal text-quiet"> {t('again')}</span> : null}
        </h3>
        <span className="chip" data-tone={TONE[box.status]}>
          {t(`status.${box.status}`)}
        </span>
      </header>
      {box.items ? (
        <ul className="mt-4 divide-y divide-line">
          {box.items.map((item) => (
            <ItemRow
              key={item.item_id}
              picture={item.picture}
              design={item.design}
              title={item.title}
              variantName={item.variant_name}
              quantity={item.quantity}
            />
          ))}
        </ul>
      ) : (
        <p className="mt-3 text-quiet text-sm">{t('notTold')}</p>
      )}
      <Facts box={box} />
      {box.tracking_url ? (
        <a
          href={box.tracking_url}
          target="_blank"
          rel="noopener noreferrer"
          className="btn btn-quiet mt-4"
          data-no-print
        >
          {box.carrier ? t('follow', { carrier: box.carrier }) : t('followCarrier')}
          <ExternalLink aria-hidden="true" size={16} />
          <span className="sr-only">{t('newTab')}</span>
        </a>
      ) : null}
    </article>
  );
}

function Facts({ box }: { box: PackageView }) {
  const t = useTranslations('order.package');
  const { days } = useFormat();
  return (
    <dl className="mt-4 grid gap-x-6 gap-y-3 border-line border-t pt-4 text-sm sm:grid-cols-2">
      {box.carrier ? <Fact name={t('carrier')}>{box.carrier}</Fact> : null}
      {box.delivered_at ? (
        <Fact name={t('delivered')}>
          <When iso={box.delivered_at} dateOnly />
        </Fact>
      ) : box.estimated_from && !isOneOf(box.status, PACKAGES.unexpected) ? (
        <Fact name={t('expected')}>{days(box.estimated_from, box.estimated_to ?? box.estimated_from)}</Fact>
      ) : null}
      {box.tracking_number ? (
        <Fact name={t('number')} className="sm:col-span-2">
          <CopyButton value={box.tracking_number} what={t('numberToCopy')} />
        </Fact>
      ) : null}
    </dl>
  );
}
