import { z } from 'zod';
import { countryByCode } from './countries';
import { badRequest } from './errors';
import { check, record } from './input';
import { minorOf } from './money';
import type { Gift, OrderContent, PackingSlip, Recipient } from './order';
import type { ShippingId } from './rates';
import { STORE } from './store';

/** Fields both versions read alike. Every function throws 400 with the field named, Printful's way. */

const text = z.string().max(255);
const optional = text.nullish().transform((value) => value ?? null);
const recipientSchema = z.object({
  name: text.min(1, 'Name is missing'),
  company: optional,
  address1: text.min(1, 'Address is missing'),
  address2: optional,
  city: text.min(1, 'City is missing'),
  state_code: optional,
  country_code: text.min(1, 'Country code is missing'),
  zip: optional,
  phone: optional,
  email: optional,
  tax_number: optional,
});

export function readRecipient(value: unknown): Recipient {
  if (value === undefined) throw badRequest('Missing required parameters: recipient');
  const { state_code, ...given } = check(recipientSchema, value, 'Recipient');
  const country = countryByCode(given.country_code);
  if (!country) throw badRequest(`Recipient: Country code "${given.country_code}" is not valid`, 'SH-1');
  const state = country.states?.find((each) => each.code === state_code) ?? null;
  if (country.states && state === null) throw badRequest('Recipient: State code is missing or not valid');
  if (state_code === '') throw badRequest('Recipient: State code can not be empty');
  if (country.states && !given.zip) throw badRequest('Recipient: ZIP code is missing');
  refuseLabel(country.code, given);
  return {
    ...given,
    state_code,
    state_name: state?.name ?? null,
    country_code: country.code,
    country_name: country.name,
  };
}

const TAX_NUMBER = /^(?:\d{3}\.\d{3}\.\d{3}-\d{2}|\d{2}\.\d{3}\.\d{3}\/\d{4}-\d{2})$/;

/** What no carrier's label takes. */
function refuseLabel(country: string, given: Omit<z.output<typeof recipientSchema>, 'state_code'>): void {
  if (country === 'BR' && !given.tax_number) throw badRequest('Recipient: Tax number is missing');
  if (country === 'BR' && !TAX_NUMBER.test(given.tax_number ?? '')) {
    throw badRequest('Recipient: Tax number must be a CPF (000.000.000-00) or CNPJ (00.000.000/0000-00)');
  }
  for (const name of ['name', 'company', 'address1', 'address2', 'city'] as const) {
    if (/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]|[\p{Cc}\p{Cf}]/u.test(given[name] ?? '')) {
      throw badRequest(`Recipient: ${name} may only contain Latin characters`);
    }
  }
  if (given.phone && !/^\+?[\d ().-]{5,20}$/.test(given.phone))
    throw badRequest('Recipient: Phone number is not valid');
}

/** Null where the merchant gave none. */
export function readExternalId(value: unknown, what = 'External ID'): string | null {
  if (value === undefined || value === null) return null;
  const id = typeof value === 'number' ? String(value) : value;
  if (typeof id !== 'string' || !/^[A-Za-z0-9_-]+$/.test(id)) {
    throw badRequest(`${what} may only contain letters, digits, dashes and underscores`);
  }
  if (id.length > 32) throw badRequest(`${what} is too long, at most 32 characters are allowed`);
  return id;
}

export function readShipping(value: unknown): ShippingId {
  if (value === undefined || value === null) return 'STANDARD';
  if (value === 'STANDARD' || value === 'PRINTFUL_FAST') return value;
  throw badRequest(`Shipping method "${String(value)}" is not valid`, 'OR-4');
}

export function readQuantity(value: unknown, prefix: string): number {
  return check(z.number('Quantity must be a number').int().min(1).max(1000), value, prefix);
}

/** Null where the merchant gave no price. */
export function readRetailMinor(value: unknown, prefix: string): number | null {
  if (value === undefined || value === null) return null;
  const minor = minorOf(value);
  if (minor === undefined) throw badRequest(`${prefix}: Retail price is not valid`);
  return minor;
}

export function readRetailCosts(value: unknown): OrderContent['retail'] {
  const given = value === undefined || value === null ? {} : record(value);
  const amount = (name: string) => readRetailMinor(given[name], 'Retail costs') ?? 0;
  return {
    currency: typeof given.currency === 'string' ? given.currency : STORE.currency,
    discountMinor: amount('discount'),
    shippingMinor: amount('shipping'),
    taxMinor: amount('tax'),
  };
}

export function readGift(value: unknown): Gift | null {
  if (value === undefined || value === null) return null;
  const line = z.string().max(200).default('');
  return check(z.object({ subject: line, message: line }), value, 'Gift');
}

const SLIP_FIELDS = ['email', 'phone', 'message', 'logo_url', 'store_name', 'custom_order_id'] as const;

export function readPackingSlip(value: unknown): PackingSlip | null {
  if (value === undefined || value === null) return null;
  const given = record(value);
  return Object.fromEntries(SLIP_FIELDS.map((name) => [name, check(optional, given[name], 'Packing slip')]));
}
