import { useLocale } from 'next-intl';
import { formatMoney } from '@/lib/domain/money/money';
import { dayRange } from '@/lib/domain/order/delivery-window';

/** Money, days, countries and lists as the reader's language writes them. */
export function useFormat() {
  const locale = useLocale();
  return {
    /** Minor units. */
    money: (amountMinor: number, currency: string) => formatMoney(amountMinor, currency, locale),
    /** Calendar days `YYYY-MM-DD`. */
    days: (from: string, to: string) => dayRange(from, to, locale),
    country: (code: string) => new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code,
    /** "a, b or c" */
    either: (words: readonly string[]) => new Intl.ListFormat(locale, { type: 'disjunction' }).format(words),
  };
}
