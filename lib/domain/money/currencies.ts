/**
 * How many decimals a currency has, as Stripe takes amounts: pinned from its page on currencies, since Intl's differ
 * (HUF, IDR, COP …) and change with the version of Node and of the browser. HUF and TWD are whole in payouts only.
 */
const CODES: Record<0 | 2 | 3, string> = {
  0: 'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF',
  2: `AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BWP BYN BZD CAD CDF CHF CNY COP CRC
    CVE CZK DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR ISK JMD KES KGS KHR KYD
    KZT LAK LBP LKR LRD LSL MAD MDL MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR
    PLN QAR RON RSD RUB SAR SBD SCR SEK SGD SHP SLE SOS SRD STD SZL THB TJS TOP TRY TTD TWD TZS UAH UGX USD UYU UZS WST
    XCD XCG YER ZAR ZMW`,
  3: 'BHD JOD KWD OMR TND',
};

export const DECIMALS: ReadonlyMap<string, number> = new Map(
  Object.entries(CODES).flatMap(([decimals, codes]) =>
    codes.split(/\s+/).map((code): [string, number] => [code, Number(decimals)]),
  ),
);

/** Known but not sold in: shares of tax and refunds are worked out to the minor unit, and Stripe takes coarser steps. */
const COARSE: ReadonlyMap<string, string> = new Map([
  ['ISK', 'Stripe charges ISK in whole krónur only'],
  ['UGX', 'Stripe documents UGX both with and without decimals'],
  ...codesWith(3).map((code): [string, string] => [code, `Stripe charges ${code} in steps of ten minor units only`]),
]);

export function codesWith(decimals: number): string[] {
  return [...DECIMALS].flatMap(([code, each]) => (each === decimals ? [code] : []));
}

/** Null where the shop can sell in it, else why it cannot. */
export function whyNotSoldIn(currency: string): string | null {
  if (!DECIMALS.has(currency)) return `${currency} is no currency that Stripe charges`;
  return COARSE.get(currency) ?? null;
}
