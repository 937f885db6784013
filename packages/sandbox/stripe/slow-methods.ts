import type { TestCard } from './cards';
import { KLARNA } from './klarna';
import type { MethodDetails, PaymentMethod } from './objects';

/**
 * What takes days: vouchers that the shopper pays elsewhere, and debits that the bank decides on later. Offered where the
 * account's settings name them; unlike Stripe's, in every currency, so that a shop in any can be tried with them.
 */
export const SLOW_METHODS = ['multibanco', 'oxxo', 'konbini', 'sepa_debit'] as const;
export type SlowMethod = (typeof SLOW_METHODS)[number];

export const isSlow = ({ type }: Pick<PaymentMethod, 'type'>): boolean => SLOW_METHODS.some((each) => each === type);

/** Nothing is asked of a bank before the shopper has paid. */
export const UNCHALLENGED: TestCard = { ...KLARNA, number: 'slow', brand: 'slow', threeDSecure: 'unsupported' };

export function slowFace(type: SlowMethod): Partial<PaymentMethod> {
  if (type !== 'sepa_debit') return { [type]: {} };
  const account = { bank_code: '19043', branch_code: '', country: 'AT', fingerprint: 'sandboxSepa', last4: '3201' };
  return { sepa_debit: { ...account, generated_from: null } };
}

export function slowDetails({ type }: PaymentMethod): MethodDetails {
  const details = {
    multibanco: { entity: '12345', reference: '999999999' },
    oxxo: { number: '0123 4567 8901 2345 6789 0123 4567 89' },
    konbini: { store: { chain: 'lawson' } },
    sepa_debit: { ...slowFace('sepa_debit').sepa_debit, generated_from: undefined, mandate: null },
  };
  return { [type]: details[type as SlowMethod], type };
}

/** Where a refund goes: a voucher's payer is asked for a bank account first, which nobody here answers. */
export function refundTo(type: SlowMethod): { type: string } & Record<string, unknown> {
  const to = { multibanco: 'multibanco', oxxo: 'mx_bank_transfer', konbini: 'jp_bank_transfer' };
  const name = type === 'sepa_debit' ? 'eu_bank_transfer' : to[type];
  return { [name]: { reference: null, reference_status: null }, type: name };
}
