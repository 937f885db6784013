import { z } from 'zod';
import { emailSchema } from '@/lib/contracts/checkout';
import { hasPostalCodes } from '@/lib/domain/postal-codes';
import { type Destination, destinationSchema, type Recipient, recipientSchema } from '@/lib/domain/recipient';

/** The checkout form as it is typed: every field is text, in the order they stand. The names are the API's. */
export const FIELD_NAMES = [
  'email',
  'country',
  'name',
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
  country: 'US',
  name: '',
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
export function checkForm({ email, ...recipient }: CheckoutValues, needsPhone = false): CheckedForm {
  const parsedEmail = emailSchema.safeParse(email.trim());
  const parsedRecipient = recipientSchema.safeParse(recipient);
  const phoneMissing = needsPhone && recipient.phone.trim() === '';
  if (parsedEmail.success && parsedRecipient.success && !phoneMissing) {
    return { ok: true, email: parsedEmail.data, recipient: parsedRecipient.data };
  }
  const errors: FieldErrors = {};
  if (!parsedEmail.success) errors.email = parsedEmail.error.issues[0]?.message ?? 'Enter an e-mail address.';
  for (const { path, message } of parsedRecipient.error?.issues ?? []) {
    const field = fieldOf(path.join('.'));
    if (field !== null) errors[field] ??= message;
  }
  if (phoneMissing) errors.phone ??= 'This carrier delivers only with a phone number.';
  return { ok: false, errors };
}

/** The server's dotted paths (`recipient.city`) as fields of this form; what is about no field is left out. */
export function errorsFromServer(fields: Record<string, string>): FieldErrors {
  const errors: FieldErrors = {};
  for (const [path, message] of Object.entries(fields)) {
    const field = fieldOf(path.replace(/^(recipient|destination)\./, ''));
    if (field !== null) errors[field] ??= message;
  }
  return errors;
}

/** The server's words about lines of the cart (`items.<variant id>`), by variant. */
export function lineErrorsFromServer(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([path, message]) =>
      path.startsWith('items.') ? [[path.slice('items.'.length), message]] : [],
    ),
  );
}

/** Where to deliver, as soon as that is enough for a quote with its tax; null before. */
export function destinationOf({ country, state, postalCode }: CheckoutValues): Destination | null {
  if (hasPostalCodes(country) && postalCode.trim() === '') return null;
  const parsed = destinationSchema.safeParse({ country, state, postalCode });
  return parsed.success ? parsed.data : null;
}

function fieldOf(path: string): FieldName | null {
  return FIELD_NAMES.find((name) => name === path) ?? null;
}
