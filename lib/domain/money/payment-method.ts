/** What an order was paid with, as Stripe tells it: `card`, `klarna`, `sepa_debit` …; `wallet` where one held the card. */
export type PaymentMethod = { type: string; brand: string | null; last4: string | null; wallet: string | null };

const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amex: 'American Express',
    apple_pay: 'Apple Pay',
    bancontact: 'Bancontact',
    diners: 'Diners Club',
    discover: 'Discover',
    eps: 'EPS',
    google_pay: 'Google Pay',
    ideal: 'iDEAL',
    jcb: 'JCB',
    klarna: 'Klarna',
    link: 'Link',
    mastercard: 'Mastercard',
    p24: 'Przelewy24',
    paypal: 'PayPal',
    sepa_debit: 'SEPA',
    unionpay: 'UnionPay',
    us_bank_account: 'ACH',
    visa: 'Visa',
  }),
);

/** `Visa •••• 4242`, `Apple Pay · Visa •••• 4242`, `Klarna`: names, which no language translates. */
export function paymentMethodName({ type, brand, last4, wallet }: PaymentMethod): string {
  const name = nameOf(brand ?? type);
  const written = last4 === null ? name : `${name} •••• ${last4}`;
  return wallet === null ? written : `${nameOf(wallet)} · ${written}`;
}

const nameOf = (word: string) =>
  NAMES.get(word) ?? word.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase());
