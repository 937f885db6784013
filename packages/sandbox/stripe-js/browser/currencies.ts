/** Currencies Stripe charges without decimals, and those it charges with three. All others have two. */
const WHOLE = 'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' ');
const THREE = 'bhd jod kwd omr tnd'.split(' ');
const TWO = `aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bmd bnd bob brl bsd bwp byn bzd cad cdf chf cny cop
  crc cve czk dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gtq gyd hkd hnl htg huf idr ils inr isk jmd kes kgs khr
  kyd kzt lak lbp lkr lrd lsl mad mdl mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd pab pen pgk php
  pkr pln qar ron rsd rub sar sbd scr sek sgd shp sle sos srd std szl thb tjs top try ttd twd tzs uah ugx usd uyu uzs
  wst xcd xcg yer zar zmw`.split(/\s+/);

const DECIMALS: ReadonlyMap<string, number> = new Map([
  ...WHOLE.map((code): [string, number] => [code, 0]),
  ...TWO.map((code): [string, number] => [code, 2]),
  ...THREE.map((code): [string, number] => [code, 3]),
]);

export const isCurrency = (code: string) => DECIMALS.has(code);

/** What an amount must be a multiple of: whole krónur and shillings, and no last digit where there are three. */
export function stepOf(currency: string): number {
  if (currency === 'isk' || currency === 'ugx') return 100;
  return DECIMALS.get(currency) === 3 ? 10 : 1;
}

/** `4200, 'usd'` → `$42.00`, `4200, 'jpy'` → `¥4,200`. Throws for a currency Stripe does not know. */
export function shown(amountMinor: number, currency: string): string {
  const digits = DECIMALS.get(currency.toLowerCase());
  if (digits === undefined) throw new RangeError(`not a currency: ${currency}`);
  const decimals = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat('en-US', { style: 'currency', currency, ...decimals }).format(
    amountMinor / 10 ** digits,
  );
}
