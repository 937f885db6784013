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
