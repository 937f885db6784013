import { z } from 'zod';

/** Countries whose addresses need a state or province code at the providers. */
export const COUNTRIES_WITH_STATES = ['US', 'CA', 'AU'] as const;

const text = (max: number, message: string) => z.string().trim().min(1, message).max(max);
/** An empty string is how a form says "nothing": it is dropped, since providers refuse empty strings. */
const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .transform((value) => (value === '' ? undefined : value))
    .optional();

const POSTAL_CODES: Record<string, { pattern: RegExp; example: string }> = {
  US: { pattern: /^\d{5}(-\d{4})?$/, example: '94107' },
  CA: { pattern: /^[A-Za-z]\d[A-Za-z][ -]?\d[A-Za-z]\d$/, example: 'K1A 0B1' },
  GB: { pattern: /^[A-Za-z]{1,2}\d[A-Za-z\d]? ?\d[A-Za-z]{2}$/, example: 'SW1A 1AA' },
  DE: { pattern: /^\d{5}$/, example: '10115' },
  FR: { pattern: /^\d{5}$/, example: '75001' },
  AU: { pattern: /^\d{4}$/, example: '2000' },
};

/** Where an order goes. `country` is ISO 3166-1 alpha-2, `state` the code without country (`CA`, not `US-CA`). */
export const recipientSchema = z
  .strictObject({
    name: text(100, 'Enter the name for the parcel.'),
    company: optionalText(100),
    line1: text(120, 'Enter the street and house number.'),
    line2: optionalText(120),
    city: text(80, 'Enter the city.'),
    state: optionalText(40),
    postalCode: text(16, 'Enter the postal code.'),
    country: z.string().regex(/^[A-Z]{2}$/, 'Choose a country.'),
    phone: optionalText(32),
  })
  .superRefine((value, issue) => {
    if ((COUNTRIES_WITH_STATES as readonly string[]).includes(value.country) && !value.state) {
      issue.addIssue({ code: 'custom', path: ['state'], message: 'Choose a state or province.' });
    }
    const rule = POSTAL_CODES[value.country];
    if (rule && !rule.pattern.test(value.postalCode)) {
      issue.addIssue({ code: 'custom', path: ['postalCode'], message: `Enter a postal code like ${rule.example}.` });
    }
  });

export type Recipient = z.infer<typeof recipientSchema>;

/** What quoting a delivery needs to know: no name and no street. */
export const destinationSchema = z.strictObject({
  country: z.string().regex(/^[A-Z]{2}$/, 'Choose a country.'),
  state: optionalText(40),
  postalCode: optionalText(16),
  city: optionalText(80),
});
export type Destination = z.infer<typeof destinationSchema>;

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
