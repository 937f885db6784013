'use client';

import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Link } from '@/components/ui/link';
import { Money } from '@/components/ui/money';
import type { Summary } from './summary';
import { SummaryItem } from './summary-item';

/** Always in sight: beside the form on a wide screen, as a bar with the total that opens on a phone. */
export function OrderSummary({ summary, onRemove }: { summary: Summary; onRemove: (key: string) => void }) {
  const t = useTranslations('checkout');
  const [open, setOpen] = useState(false);
  // A line that needs a decision must not hide in a closed bar.
  useEffect(() => {
    if (summary.needsLook) setOpen(true);
  }, [summary.needsLook]);
  return (
    <>
      <details
        open={open}
        onToggle={(event) => setOpen(event.currentTarget.open)}
        className="group sticky top-16 z-20 -mx-4 border-line border-b bg-soft sm:-mx-7 lg:hidden"
      >
        <summary className="flex min-h-14 list-none items-center justify-between gap-4 px-4 sm:px-7 [&::-webkit-details-marker]:hidden">
          <span className="flex items-center gap-1.5 font-medium">
            {t('yourOrder')}
            <ChevronDown aria-hidden className="size-4 transition-transform group-open:rotate-180" />
          </span>
          <span>
            {summary.quote ? null : <span className="mr-2 text-quiet text-sm">{t('soFar')}</span>}
            <Money
              amountMinor={summary.totalMinor}
              currency={summary.currency}
              className="font-semibold text-lg tabular-nums"
            />
          </span>
        </summary>
        <div className="max-h-[55dvh] overflow-y-auto border-line border-t px-4 py-4 sm:px-7">
          <Contents summary={summary} onRemove={onRemove} />
        </div>
      </details>
      <aside
        aria-label={t('yourOrder')}
        className="card hidden max-h-[calc(100dvh-7rem)] overflow-y-auto lg:sticky lg:top-24 lg:block"
      >
        <div className="mb-4 flex items-baseline justify-between">
          <h2 className="text-lg">{t('yourOrder')}</h2>
          <Link href="/cart" className="text-quiet text-sm underline">
            {t('changeCart')}
          </Link>
        </div>
        <Contents summary={summary} onRemove={onRemove} />
      </aside>
    </>
  );
}

function Contents({ summary, onRemove }: { summary: Summary; onRemove: (key: string) => void }) {
  const t = useTranslations('checkout');
  const { currency, lines, quote } = summary;
  return (
    <>
      <ul className="space-y-3">
        {lines.map((line) => (
          <SummaryItem key={line.row.key} line={line} currency={currency} onRemove={onRemove} />
        ))}
      </ul>
      <dl className="mt-5 space-y-2 border-line border-t pt-4 text-[0.9375rem]">
        {summary.amounts.map(({ name, amountMinor, wasMinor }) => (
          <div key={name} className="flex justify-between gap-4">
            <dt>{t(name)}</dt>
            {amountMinor === null ? (
              <dd className="text-quiet">{summary.pending === 'offered' ? '' : t(`pending.${summary.pending}`)}</dd>
            ) : (
              <dd className="text-right">
                <Was minor={wasMinor} currency={currency} />
                {amountMinor === 0 && name === 'delivery' ? (
                  t('free')
                ) : (
                  <Money amountMinor={amountMinor} currency={currency} />
                )}
              </dd>
            )}
          </div>
        ))}
        <div className="flex items-baseline justify-between gap-4 border-line border-t pt-3 font-semibold text-lg">
          <dt>{quote ? t('total') : t('totalSoFar')}</dt>
          <dd className="text-right">
            <Was minor={summary.totalWasMinor} currency={currency} />
            <Money amountMinor={summary.totalMinor} currency={currency} />{' '}
            <span className="font-normal text-quiet text-sm">{currency}</span>
          </dd>
        </div>
      </dl>
      {quote?.taxMode === 'inclusive' ? <p className="mt-2 text-quiet text-sm">{t('taxIncluded')}</p> : null}
    </>
  );
}

function Was({ minor, currency }: { minor: number | null; currency: string }) {
  const t = useTranslations('checkout');
  if (minor === null) return null;
  return (
    <span className="mr-2 font-normal text-quiet text-sm">
      {t.rich('was', { price: () => <Money amountMinor={minor} currency={currency} /> })}
    </span>
  );
}
