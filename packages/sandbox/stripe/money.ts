import { isCurrency, shown, stepOf } from '../stripe-js/browser/currencies';
import { invalidParam, refused } from './errors';

/** The least Stripe charges, in minor units. Currencies not named here: 50. */
const MINIMUM: Readonly<Record<string, number>> = {
  gbp: 30,
  dkk: 250,
  nok: 300,
  sek: 300,
  mxn: 1000,
  czk: 1500,
  huf: 17500,
  hkd: 400,
  pln: 200,
};
const MAXIMUM = 99_999_999;

/** Lower-cases a currency, or answers 400 for one that is none. */
export function readCurrency(sent: string): string {
  const currency = sent.toLowerCase();
  if (!isCurrency(currency)) throw invalidParam('currency', `Invalid currency: ${currency}.`);
  return currency;
}

export function checkAmount(amountMinor: number, currency: string): void {
  if (amountMinor < 1) {
    throw invalidParam('amount', 'This value must be greater than or equal to 1.', 'parameter_invalid_integer');
  }
  const step = stepOf(currency);
  if (amountMinor % step !== 0) {
    throw invalidParam('amount', `Amounts in ${currency} must be divisible by ${step}.`);
  }
  const least = MINIMUM[currency] ?? 50;
  if (amountMinor < least) {
    throw refused(`Amount must be at least ${shown(least, currency)} ${currency}`, {
      code: 'amount_too_small',
      param: 'amount',
    });
  }
  if (amountMinor > MAXIMUM) {
    throw refused(`Amount must be no more than ${shown(MAXIMUM, currency)}`, {
      code: 'amount_too_large',
      param: 'amount',
    });
  }
}

/** 2.9 % and 30 minor units, the fee of a card payment in the United States. */
export const cardFee = (amountMinor: number) => Math.round(amountMinor * 0.029) + 30;
