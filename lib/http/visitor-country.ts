import { countryOfLanguages } from '@/lib/domain/order/delivery-estimate';

/** Headers in which platforms tell where a request comes from. */
const GEO_HEADERS = ['x-vercel-ip-country', 'cf-ipcountry', 'cloudfront-viewer-country'];

/** A first guess at the visitor's country; they can change it. ISO 3166-1 alpha-2. */
export function visitorCountry(headers: Headers): string {
  const told = GEO_HEADERS.map((name) => headers.get(name)).find((value) => /^[A-Z]{2}$/.test(value ?? ''));
  return told ?? countryOfLanguages(headers.get('accept-language')) ?? 'US';
}
