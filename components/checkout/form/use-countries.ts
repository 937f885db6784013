import { useLocale } from 'next-intl';
import { useContext, useMemo } from 'react';
import { SoldTo } from '@/lib/client/core/sold-to';
import { countriesIn } from './countries';

/** Those that the shop sells to. */
export function useCountries(): { value: string; label: string }[] {
  const all = countriesIn(useLocale());
  const soldTo = useContext(SoldTo);
  return useMemo(() => (soldTo.length === 0 ? all : all.filter(({ value }) => soldTo.includes(value))), [all, soldTo]);
}
