import type { OrderTracking } from '@/lib/contracts/orders';

/** An order's address as the fields of a form: what it has not is an empty one. */
export function recipientValues(recipient: OrderTracking['recipient']) {
  const { name, company, line1, line2, city, state, postalCode, country, phone, taxNumber } = recipient;
  return {
    name,
    company: company ?? '',
    line1: line1 ?? '',
    line2: line2 ?? '',
    city,
    state: state ?? '',
    postalCode,
    country,
    phone: phone ?? '',
    taxNumber: taxNumber ?? '',
  };
}
