import * as z from 'zod/mini';
import { cleanText } from '../core/clean';
import { placeFaults, tidyPlace } from './address-rules';
import { readTaxNumber, TAX_NUMBER_NAMES } from './tax-number';

/** With words of its own, since a browser has none for what zod refuses. */
const atMost = (max: number) => z.maxLength(max, `At most ${max} characters.`);
const clean = z.overwrite(cleanText);
const text = (max: number, message: string) => z.string().check(clean, z.minLength(1, message), atMost(max));
/** An empty string is how a form says "nothing": it is dropped, since providers refuse empty strings. */
const optionalText = (max: number) =>
  z.optional(
    z.pipe(
      z.string().check(clean, atMost(max)),
      z.transform((value) => (value === '' ? undefined : value)),
    ),
  );

const shape = z.strictObject({
  name: text(100, 'Enter the name for the parcel.'),
  company: optionalText(100),
  line1: text(120, 'Enter the street and house number.'),
  line2: optionalText(120),
  city: text(80, 'Enter the city.'),
  state: optionalText(80),
  /** Empty for countries without postal codes. */
  postalCode: z.string().check(clean, atMost(16)),
  country: z.string().check(clean, z.toUpperCase()),
  /** "n/a" and "-" say that there is none. */
  phone: z.optional(
    z.pipe(
      z.string().check(clean, atMost(32)),
      z.transform((value) => (/^(?:n\/?a|none|no|keine?|x+|[\s./-]*)$/i.test(value) ? undefined : value)),
    ),
  ),
  /** For customs, where the country has one (`TAX_NUMBER_NAMES`). */
  taxNumber: optionalText(32),
});

/** An address we took before; the rules of its day let it in. */
export const keptRecipientSchema = shape;

/**
 * Where a new order goes, checked by the rules of its country and written as its post writes it. `country` is
 * ISO 3166-1 alpha-2, `state` the code without country (`CA`, not `US-CA`).
 */
export const recipientSchema = z.pipe(
  shape.check(z.superRefine(refusePlace), z.superRefine(refuseTaxNumber)),
  z.transform(tidyRecipient),
);

export type Recipient = z.infer<typeof shape>;

/** What quoting a delivery needs to know: no name and no street. Without a postal code the quote is a first guess. */
export const destinationSchema = z.pipe(
  z
    .strictObject({
      country: z.string().check(clean, z.toUpperCase()),
      state: optionalText(80),
      postalCode: optionalText(16),
      city: optionalText(80),
    })
    .check(z.superRefine(refusePlace)),
  z.transform(tidyPlace),
);
export type Destination = z.infer<typeof destinationSchema>;

function refusePlace(place: Parameters<typeof placeFaults>[0], issue: z.core.$RefinementCtx): void {
  for (const { field, fault, message } of placeFaults(place)) {
    issue.addIssue({ code: 'custom', path: [field], message, params: { fault } });
  }
}

function refuseTaxNumber({ country, taxNumber }: Recipient, issue: z.core.$RefinementCtx): void {
  if (!taxNumber || !(country in TAX_NUMBER_NAMES) || readTaxNumber(country, taxNumber) !== null) return;
  const message = `This is no ${TAX_NUMBER_NAMES[country]}.`;
  issue.addIssue({ code: 'custom', path: ['taxNumber'], message, params: { fault: 'taxNumber' } });
}

function tidyRecipient(recipient: Recipient): Recipient {
  const { taxNumber, ...rest } = tidyPlace(recipient);
  const written = taxNumber ? readTaxNumber(rest.country, taxNumber) : null;
  return written === null ? rest : { ...rest, taxNumber: written };
}

/** For a reader whose link may have been forwarded: `Ada Lovelace` → `A•• L•••••••`; the street is left out. */
export function maskRecipient(recipient: Recipient): Recipient {
  const veil = (words: string) => words.replace(/(?<=\S)\S/g, '•');
  return {
    name: veil(recipient.name),
    line1: veil(recipient.line1),
    city: recipient.city,
    state: recipient.state,
    postalCode: `${recipient.postalCode.slice(0, 2)}•••`,
    country: recipient.country,
  };
}
