import { kept } from '../core/kept';
import { placeLine } from './address-rules';
import type { Recipient } from './recipient';

const regions = kept((locale: string) => new Intl.DisplayNames(locale, { type: 'region' }));

/** An address as it stands on a parcel, line by line. */
export function addressLines(recipient: Recipient, locale: string): string[] {
  const { name, company, line1, line2, country, phone } = recipient;
  const place = placeLine(recipient);
  return [name, company, line1, line2, place, regions(locale).of(country) ?? country, phone].filter(
    (line): line is string => Boolean(line),
  );
}
