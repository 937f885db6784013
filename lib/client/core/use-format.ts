import { useLocale } from 'next-intl';
import { kept } from '@/lib/domain/core/kept';
import { formatMoney } from '@/lib/domain/money/money';
import { dayRange } from '@/lib/domain/order/delivery-window';

const regions = kept((locale: string) => new Intl.DisplayNames(locale, { type: 'region' }));
const alternatives = kept((locale: string) => new Intl.ListFormat(locale, { type: 'disjunction' }));

/** Money, days, countries and lists as the reader's language writes them. */
export function useFormat() {
  const locale = useLocale();
  return {
    /** Minor units. */
    money: (amountMinor: number, currency: string) => formatMoney(amountMinor, currency, locale),
    /** Calendar days `YYYY-MM-DD`. */
    days: (from: string, to: string) => dayRange(from, to, locale),
    country: (code: string) => regions(locale).of(code) ?? code,
    /** "a, b or c" */
    either: (words: readonly string[]) => alternatives(locale).format(words),
  };
}
