import { useLocale } from 'next-intl';
import { useContext, useMemo } from 'react';
import { SoldTo } from '@/lib/client/core/sold-to';
import { DESTINATION_CODES } from '@/lib/domain/address/address-rules';
import { kept } from '@/lib/domain/core/kept';

/** Everywhere we deliver, by name. */
export const countriesIn = kept((locale: string): { value: string; label: string }[] => {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  const { compare } = new Intl.Collator(locale);
  return DESTINATION_CODES.map((value) => ({ value, label: names.of(value) ?? value })).sort((a, b) =>
    compare(a.label, b.label),
  );
});

/** Those that the shop sells to. */
export function useCountries(): { value: string; label: string }[] {
  const all = countriesIn(useLocale());
  const soldTo = useContext(SoldTo);
  return useMemo(() => (soldTo.length === 0 ? all : all.filter(({ value }) => soldTo.includes(value))), [all, soldTo]);
}
