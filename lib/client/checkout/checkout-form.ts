import * as z from 'zod/mini';
import { createPaymentIntentInput } from '@/lib/contracts/checkout';
import type { PlaceFault } from '@/lib/domain/address/address-rules';
import type { NeedFault } from '@/lib/domain/address/delivery-needs';
import { hasPostalCodes } from '@/lib/domain/address/postal-codes';
import { type Destination, destinationSchema } from '@/lib/domain/address/recipient';
import { isLineProblem, type LineProblem as OrderedLineProblem } from '@/lib/domain/core/errors';
import type { ApiError } from '../core/api';
import type { Fault } from '../core/faults';

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
  'taxNumber',
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
  | NeedFault['fault']
  | 'phoneRefused'
  | 'tooLong'
  | 'postalCodeRefused';

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
  taxNumber: '',
};

const keptValues = z.partialRecord(z.enum(FIELD_NAMES), z.string().check(z.maxLength(300)));

/** What a refresh finds in the tab's storage; anything else there is an empty form. */
export function valuesFrom(stored: unknown): CheckoutValues {
  const parsed = keptValues.safeParse(stored);
  return parsed.success ? { ...EMPTY_VALUES, ...parsed.data } : EMPTY_VALUES;
}

/** What the server takes of this form. */
export const checkoutContract = z.pick(createPaymentIntentInput, { email: true, recipient: true });

export function checkoutInput({ email, ...recipient }: CheckoutValues) {
  return { email: email.trim(), recipient };
}

/** What a fault means in an address. */
export function addressFault({ code }: Fault, name: FieldName | 'company'): FieldFault {
  if (code === 'too_big') return 'tooLong';
  return NAMED.find((fault) => fault === code) ?? REFUSED[name];
}

/** Faults that the address's own rules name, and what carriers need. */
const NAMED: readonly FieldFault[] = [
  'countryMissing',
  'countryNotServed',
  'state',
  'postalCodeMissing',
  'postalCode',
  'stateIsCountry',
  'placeNotServed',
  'phone',
  'taxNumber',
  'latin',
  'poBox',
];

/** What it means that a field was refused, where nothing more is known. */
const REFUSED: Record<FieldName | 'company', FieldFault> = {
  email: 'email',
  country: 'countryNotServed',
  name: 'name',
  company: 'tooLong',
  line1: 'line1',
  line2: 'tooLong',
  city: 'city',
  state: 'state',
  postalCode: 'postalCodeRefused',
  phone: 'phoneRefused',
  taxNumber: 'taxNumber',
};

/** Why a line cannot be bought. */
export type LineProblem = 'gone' | 'soldOut' | 'undeliverable' | OrderedLineProblem;

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
  if (isLineProblem(reason)) return reason;
  if (code === 'not_shippable') return 'undeliverable';
  return reason === 'no_longer_sold' ? 'gone' : 'soldOut';
}

/** Where to deliver, as soon as that is enough for a quote with its tax; null before. */
export function destinationOf({ country, state, postalCode }: CheckoutValues): Destination | null {
  if (hasPostalCodes(country) && postalCode.trim() === '') return null;
  const parsed = destinationSchema.safeParse({ country, state, postalCode });
  return parsed.success ? parsed.data : null;
}
