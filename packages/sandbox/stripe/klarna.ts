import type { TestCard } from './cards';
import { refused } from './errors';
import type { PaymentMethod } from './objects';

/** A way to pay that leaves the shop: on Klarna's page, which the sandbox plays, the shopper says yes or no. */
export const KLARNA: TestCard = {
  number: 'klarna',
  brand: 'klarna',
  funding: 'credit',
  cvcLength: 3,
  threeDSecure: 'required',
  decline: null,
  aftermath: null,
  refunds: 'immediate',
};

export const isRedirect = (method: PaymentMethod) => method.type === 'klarna';

/** What Klarna must know before it can be asked. */
export function checkKlarna({ billing_details: { email, address } }: PaymentMethod): void {
  const missing = email === null ? 'email' : address.country === null ? 'address[country]' : null;
  if (missing === null) return;
  const param = `billing_details[${missing}]`;
  throw refused(`You must provide \`${param}\` to use Klarna.`, { code: 'parameter_missing', param });
}

export function klarnaDetails(method: PaymentMethod): Record<string, unknown> {
  return {
    payer_details: { address: { country: method.billing_details.address.country } },
    payment_method_category: 'pay_now',
    preferred_locale: 'en-US',
  };
}
