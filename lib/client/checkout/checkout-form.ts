import * as z from 'zod/mini';
import { emailSchema } from '@/lib/contracts/checkout';
import type { PlaceFault } from '@/lib/domain/address/address-rules';
import { hasPostalCodes } from '@/lib/domain/address/postal-codes';
import { type Destination, destinationSchema, type Recipient, recipientSchema } from '@/lib/domain/address/recipient';
import { type DesignProblem, isDesignProblem } from '@/lib/domain/catalogue/design';
import type { ApiError } from '../core/api';

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
/** What can be wrong with a field; the words for it are the page's. */
export type FieldFault =
  | PlaceFault['fault']
  | 'email'
  | 'name'
  | 'line1'
  | 'city'
  | 'phone'
  | 'phoneRefused'
  | 'tooLong'
  | 'postalCodeRefused';
export type FieldErrors = Partial<Record<FieldName, FieldFault>>;

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

const keptValues = z.partialRecord(z.enum(FIELD_NAMES), z.string().check(z.maxLength(300)));

/** What a refresh finds in the tab's storage; anything else there is an empty form. */
export function valuesFrom(stored: unknown): CheckoutValues {
  const parsed = keptValues.safeParse(stored);
  return parsed.success ? { ...EMPTY_VALUES, ...parsed.data } : EMPTY_VALUES;
}

export type CheckedForm = { ok: true; email: string; recipient: Recipient } | { ok: false; errors: FieldErrors };

/** The same rules the server applies. One fault per field: the first. */
export function checkForm({ email, ...recipient }: CheckoutValues, needsPhone = false): CheckedForm {
  const parsedEmail = emailSchema.safeParse(email.trim());
  const parsedRecipient = recipientSchema.safeParse(recipient);
  const phoneMissing = needsPhone && recipient.phone.trim() === '';
  if (parsedEmail.success && parsedRecipient.success && !phoneMissing) {
    return { ok: true, email: parsedEmail.data, recipient: parsedRecipient.data };
  }
  const errors: FieldErrors = {};
  if (!parsedEmail.success) errors.email = 'email';
  for (const issue of parsedRecipient.error?.issues ?? []) {
    const field = fieldOf(issue.path.join('.'));
    if (field !== null) errors[field] ??= faultOf(field, issue);
  }
  if (phoneMissing) errors.phone ??= 'phone';
  return { ok: false, errors };
}

function faultOf(field: FieldName, issue: z.core.$ZodIssue): FieldFault {
  if (issue.code === 'custom') return issue.params?.['fault'] as PlaceFault['fault'];
  return issue.code === 'too_big' ? 'tooLong' : REFUSED[field];
}

/** What it means that a field was refused, where nothing more is known. */
const REFUSED: Record<FieldName, FieldFault> = {
  email: 'email',
  country: 'countryNotServed',
  name: 'name',
  line1: 'line1',
  line2: 'tooLong',
  city: 'city',
  state: 'state',
  postalCode: 'postalCodeRefused',
  phone: 'phoneRefused',
};

/** The server's dotted paths (`recipient.city`) as fields of this form; what is about no field is left out. */
export function errorsFromServer(fields: Record<string, string>): FieldErrors {
  const errors: FieldErrors = {};
  for (const path of Object.keys(fields)) {
    const field = fieldOf(path.replace(/^(recipient|destination)\./, ''));
    if (field !== null) errors[field] ??= REFUSED[field];
  }
  return errors;
}

/** Why a line cannot be bought. */
export type LineProblem = 'gone' | 'soldOut' | 'undeliverable' | DesignProblem;

/** What an answer said about lines of the cart (`items.<line key>`), by line. */
export function lineProblemsFromServer({
  code,
  reason,
  fields,
}: Pick<ApiError, 'code' | 'reason' | 'fields'>): Record<string, LineProblem> {
  const problem = problemIn(code, reason);
  return Object.fromEntries(
    Object.keys(fields).flatMap((path) => (path.startsWith('items.') ? [[path.slice('items.'.length), problem]] : [])),
  );
}

function problemIn(code: string, reason: string | null): LineProblem {
  if (isDesignProblem(reason)) return reason;
  if (code === 'not_shippable') return 'undeliverable';
  return reason === 'no_longer_sold' ? 'gone' : 'soldOut';
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
