import { SlidersHorizontal } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Link } from '@/components/ui/link';
import { Words } from '@/components/ui/words';
import type { BrowseView, ChoiceView } from '@/lib/contracts/catalogue';
import {
  changed,
  isFiltered,
  type ListingQuery,
  listingAddress,
  listingFields,
  toggled,
} from '@/lib/domain/catalogue/listing';
import { LinkPending } from '../frame/link-pending';
import { SentTo } from './sent-to';

/** Colors and sizes are links and the price is a form: each choice is an address and works without scripts. */
export function ListingFilters({ query, found }: { query: ListingQuery; found: BrowseView }) {
  const t = useTranslations('home');
  const { colors, sizes } = query;
  const open = isFiltered(query);
  return (
    <details open={open} className="group mt-3 border-line border-b pb-3">
      <summary className="inline-flex min-h-11 cursor-pointer list-none items-center gap-2 rounded-control px-1 text-[0.9375rem] hover:text-accent [&::-webkit-details-marker]:hidden">
        <SlidersHorizontal aria-hidden className="size-4" />
        {t('filter')}
      </summary>
      <div className="grid gap-5 pt-2 sm:grid-cols-[2fr_1fr] lg:grid-cols-[3fr_2fr_1fr]">
        <Choices
          title={t('color')}
          choices={found.colors}
          chosen={colors}
          addressOf={(value) => listingAddress(changed(query, { colors: toggled(colors, value) }))}
        />
        <Choices
          title={t('size')}
          choices={found.sizes}
          chosen={sizes}
          addressOf={(value) => listingAddress(changed(query, { sizes: toggled(sizes, value) }))}
        />
        <div className="grid content-start gap-5">
          <PriceForm query={query} />
          <Words of={['shelf']}>
            <SentTo query={query} />
          </Words>
        </div>
      </div>
      {open ? (
        <Link
          href={`${listingAddress(changed(query, { colors: [], sizes: [], min: null, max: null, to: null }))}#shop`}
          scroll={false}
          className="mt-3 inline-flex min-h-11 items-center text-accent underline underline-offset-4"
        >
          {t('clearFilters')}
        </Link>
      ) : null}
    </details>
  );
}

function Choices({
  title,
  choices,
  chosen,
  addressOf,
}: {
  title: string;
  choices: readonly ChoiceView[];
  chosen: readonly string[];
  addressOf: (value: string) => string;
}) {
  const t = useTranslations('home');
  // What is chosen and has nothing left stays there to be taken back.
  const gone = chosen.filter((value) => !choices.some((choice) => choice.value === value));
  const all = [...choices, ...gone.map((value) => ({ value, hex: null, count: 0 }))];
  if (all.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className="mb-2 font-medium text-[0.9375rem]">{title}</h3>
      <ul className="flex flex-wrap gap-2">
        {all.map(({ value, hex, count }) => (
          <li key={value}>
            <Link
              href={`${addressOf(value)}#shop`}
              scroll={false}
              rel="nofollow"
              aria-current={chosen.includes(value) ? 'true' : undefined}
              className="flex min-h-11 items-center gap-2 rounded-control border border-line bg-card px-3 text-sm hover:border-line-strong aria-[current=true]:border-ink aria-[current=true]:bg-ink aria-[current=true]:text-page"
            >
              {hex === null ? null : (
                <span
                  aria-hidden
                  className="size-4 rounded-full border border-line-strong/60"
                  style={{ backgroundColor: hex }}
                />
              )}
              {value}
              <span aria-hidden className="text-xs opacity-75 tabular-nums">
                {count}
              </span>
              <span className="sr-only">{t('choice', { count })}</span>
              <LinkPending />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PriceForm({ query }: { query: ListingQuery }) {
  const t = useTranslations('home');
  const [path = '/'] = listingAddress(query).split('?');
  const kept = listingFields(changed(query, { min: null, max: null }));
  return (
    <form action={`${path}#shop`} aria-label={t('price')}>
      <h3 className="mb-2 font-medium text-[0.9375rem]">{t('price')}</h3>
      {kept.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <div className="flex items-end gap-2">
        <Amount name="min" label={t('priceFrom')} value={query.min} />
        <Amount name="max" label={t('priceTo')} value={query.max} />
        <button type="submit" className="btn btn-quiet min-h-11">
          {t('apply')}
        </button>
      </div>
    </form>
  );
}

function Amount({ name, label, value }: { name: string; label: string; value: string | null }) {
  return (
    <label className="min-w-0 flex-1 text-quiet text-sm">
      {label}
      <input
        name={name}
        inputMode="decimal"
        defaultValue={value ?? ''}
        pattern="\d{1,7}([.,]\d{1,3})?"
        autoComplete="off"
        className="input mt-1 min-w-0"
      />
    </label>
  );
}
