import { z } from 'zod';
import { invalid, invalidAddress } from './errors';
import { type Address, SHIPPING_METHODS, type ShippingMethod } from './order';
import { methodOf } from './shipping';

const placement = z.object({
  src: z.string().min(1),
  x: z.number(),
  y: z.number(),
  scale: z.number(),
  angle: z.number(),
});

/** Three shapes in one: a product's variant, a SKU, or a blueprint with its print files. They may be mixed. */
const itemInput = z.object({
  product_id: z.string().optional(),
  sku: z.string().optional(),
  blueprint_id: z.int().optional(),
  print_provider_id: z.int().optional(),
  variant_id: z.int().optional(),
  /** By position. A product's `print_areas` are an array instead; the two are easily mixed up. */
  print_areas: z.record(z.string(), z.union([z.string().min(1), z.array(placement).min(1)])).optional(),
  print_details: z.object({ print_on_side: z.enum(['regular', 'mirror', 'off']) }).optional(),
  external_id: z.string().optional(),
  quantity: z.int().min(1),
});
export type ItemInput = z.infer<typeof itemInput>;

const addressInput = z.record(z.string(), z.unknown());

export const orderInput = z.object({
  external_id: z.string().min(1),
  label: z.string().optional(),
  line_items: z.array(itemInput).min(1),
  shipping_method: z.int(),
  is_printify_express: z.boolean().optional(),
  is_economy_shipping: z.boolean().optional(),
  send_shipping_notification: z.boolean().optional(),
  address_to: addressInput,
});
export type OrderInput = z.infer<typeof orderInput>;

export const quoteInput = z.object({ line_items: z.array(itemInput).min(1), address_to: addressInput });

export function readMethod(number: number): ShippingMethod {
  const method = methodOf(number);
  const known = Object.values(SHIPPING_METHODS).join(', ');
  if (!method) throw invalid(8150, `shipping_method: The selected shipping method is invalid, use one of ${known}.`);
  return method;
}

const REQUIRED = ['first_name', 'last_name', 'address1', 'city', 'country', 'zip'] as const;
const OPTIONAL = ['email', 'phone', 'region', 'address2', 'company'] as const;
/** A country is a code or, as Printify's own examples show, a full name. */
const COUNTRY_NAMES = new Map([['united states', 'US']]);

/** Throws 400/8103 naming every field that is missing or wrong at once. Express also needs e-mail and phone. */
export function readAddress(input: Record<string, unknown>, isExpress: boolean): Address {
  const faults: Record<string, string[]> = {};
  const needed: string[] = isExpress ? [...REQUIRED, 'email', 'phone'] : [...REQUIRED];
  for (const field of [...REQUIRED, ...OPTIONAL]) {
    const value = input[field];
    const isMissing = value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
    const label = field.replaceAll('_', ' ');
    if (isMissing && needed.includes(field)) faults[field] = [`The ${label} field is required.`];
    if (!isMissing && typeof value !== 'string') faults[field] = [`The ${label} must be a string.`];
  }
  if (!faults.country && !readCountry(input.country)) faults.country = ['The selected country is invalid.'];
  if (typeof input.email === 'string' && input.email !== '' && !z.email().safeParse(input.email).success) {
    faults.email = ['The email must be a valid email address.'];
  }
  for (const field of ['first_name', 'last_name', 'address1', 'address2', 'city', 'company'] as const) {
    const value = input[field];
    if (
      typeof value === 'string' &&
      /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]|[\p{Cc}\p{Cf}]/u.test(value)
    ) {
      faults[field] = [`The ${field.replaceAll('_', ' ')} may only contain Latin characters.`];
    }
  }
  if (isExpress && /\bp\.? ?o\.? ?box\b/i.test(`${String(input.address1)} ${String(input.address2 ?? '')}`)) {
    faults.address1 = ['PO box addresses are not supported by Express Delivery.'];
  }
  if (Object.keys(faults).length > 0) throw invalidAddress(faults);
  return storedAddress.parse(input);
}

/** `null` counts as absent; what was not sent is not answered either. */
const optionalText = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);

const storedAddress = z.object({
  first_name: z.string(),
  last_name: z.string(),
  email: optionalText,
  phone: optionalText,
  country: z.string(),
  region: optionalText,
  address1: z.string(),
  address2: optionalText,
  city: z.string(),
  zip: z.string(),
  company: optionalText,
});

/** The ISO-2 code, or undefined where it is not a country. */
export function readCountry(country: unknown): string | undefined {
  if (typeof country !== 'string') return undefined;
  return /^[A-Za-z]{2}$/.test(country) ? country.toUpperCase() : COUNTRY_NAMES.get(country.toLowerCase());
}

/** For a quote, where only the country matters. */
export function requireCountry(input: { country?: unknown }): string {
  const country = readCountry(input.country);
  if (!country) throw invalidAddress({ country: ['The country field is required.'] });
  return country;
}
