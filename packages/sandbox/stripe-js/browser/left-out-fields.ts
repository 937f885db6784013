import type { BillingDetailsFieldsOption, FieldsOption } from '@stripe/stripe-js';

const ADDRESS = ['city', 'country', 'line1', 'line2', 'postalCode', 'state'] as const;

/**
 * What `fields.billingDetails: 'never'` leaves to the page, as the API's dotted paths: `['email', 'address.country']`.
 * Each must come with the confirmation instead.
 */
export function leftOutFields(fields: FieldsOption | undefined): string[] {
  const option: BillingDetailsFieldsOption = fields?.card?.billingDetails ?? fields?.billingDetails ?? 'auto';
  const whole = typeof option === 'string' ? { name: option, email: option, phone: option, address: option } : option;
  const contact = (['name', 'email', 'phone'] as const).filter((name) => whole[name] === 'never');
  const { address = 'auto' } = whole;
  const place = ADDRESS.filter((name) => (typeof address === 'string' ? address : address[name]) === 'never');
  return [...contact, ...place.map((name) => `address.${name === 'postalCode' ? 'postal_code' : name}`)];
}
