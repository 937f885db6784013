import { z } from 'zod';
import { emailSchema } from '@/lib/contracts/checkout';
import { type Destination, destinationSchema, type Recipient, recipientSchema } from '@/lib/domain/recipient';

/** The checkout form as it is typed: every field is text. The names are those of the API's `recipient`. */
export const FIELD_NAMES = [
  'email',
  'name',
  'country',
  'line1',
  'line2',
  'city',
  'state',
  'postalCode',
  'phone',
] as const;
export type FieldName = (typeof FIELD_NAMES)[number];
export type CheckoutValues = Record<FieldName, string>;
export type FieldErrors = Partial<Record<FieldName, string>>;

export const EMPTY_VALUES: CheckoutValues = {
  email: '',
  name: '',
  country: 'US',
  line1: '',
  line2: '',
  city: '',
  state: '',
  postalCode: '',
  phone: '',
};

const keptValues = z.partialRecord(z.enum(FIELD_NAMES), z.string().max(300));

/** What a refresh finds in the tab's storage; anything else there is an empty form. */
export function valuesFrom(stored: unknown): CheckoutValues {
  const parsed = keptValues.safeParse(stored);
  return parsed.success ? { ...EMPTY_VALUES, ...parsed.data } : EMPTY_VALUES;
}

export type CheckedForm = { ok: true; email: string; recipient: Recipient } | { ok: false; errors: FieldErrors };

/** The same rules the server applies. One message per field: the first. */
export function checkForm({ email, ...recipient }: CheckoutValues): CheckedForm {
  const parsedEmail = emailSchema.safeParse(email.trim());
  const parsedRecipient = recipientSchema.safeParse(recipient);
  if (parsedEmail.success && parsedRecipient.success) {
    return { ok: true, email: parsedEmail.data, recipient: parsedRecipient.data };
  }
  const errors: FieldErrors = {};
  if (!parsedEmail.success) errors.email = parsedEmail.error.issues[0]?.message ?? 'Enter an e-mail address.';
  for (const { path, message } of parsedRecipient.error?.issues ?? []) {
    const field = fieldOf(path.join('.'));
    if (field !== null) errors[field] ??= message;
  }
  return { ok: false, errors };
}

/** The server's dotted paths (`recipient.city`) as fields of this form; what is about no field is left out. */
export function errorsFromServer(fields: Record<string, string>): FieldErrors {
  const errors: FieldErrors = {};
  for (const [path, message] of Object.entries(fields)) {
    const field = fieldOf(path.replace(/^recipient\./, ''));
    if (field !== null) errors[field] ??= message;
  }
  return errors;
}

/** Where to deliver, as soon as that is enough for a quote; null before. */
export function destinationOf(values: CheckoutValues): Destination | null {
  const checked = checkForm(values);
  const errors: FieldErrors = checked.ok ? {} : checked.errors;
  if (errors.country ?? errors.state ?? errors.postalCode) return null;
  const place = { country: values.country, state: values.state, postalCode: values.postalCode };
  const parsed = destinationSchema.safeParse(place);
  return parsed.success ? parsed.data : null;
}

function fieldOf(path: string): FieldName | null {
  return FIELD_NAMES.find((name) => name === path) ?? null;
}
