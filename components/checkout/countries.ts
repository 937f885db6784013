import { DESTINATION_CODES } from '@/lib/domain/address-rules';

const names = new Intl.DisplayNames('en', { type: 'region' });
const { compare } = new Intl.Collator('en');

/** Everywhere we deliver, by name. */
export const COUNTRIES = DESTINATION_CODES.map((value) => ({ value, label: names.of(value) ?? value })).sort((a, b) =>
  compare(a.label, b.label),
);
