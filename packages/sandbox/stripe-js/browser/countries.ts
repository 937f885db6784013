import type { Problem } from './problem';

export type Choice = { value: string; label: string };

/** ISO 3166-1 alpha-2, without uninhabited and embargoed places. */
const CODES =
  `AD AE AF AG AI AL AM AO AR AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CD
CF CG CH CI CK CL CM CN CO CR CV CW CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FO FR GA GB GD GE GF GG GH GI
GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IS IT JE JM JO JP KE KG KH KI KM KN KR KW KY KZ LA LB
LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MK ML MM MN MO MQ MR MS MT MU MV MW MX MY MZ NA NC NE NG NI NL NO NP NR NU
NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PY QA RE RO RS RU RW SA SB SC SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SZ
TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VN VU WF WS XK YE YT ZA ZM ZW`.split(/\s+/);

const WITHOUT_POSTAL_CODE = new Set(
  'AE AG AO AW BF BI BJ BO BS BW BZ CD CF CG CI CK CM DJ DM ER FJ GD GH GM GN GQ GY HK JM KI KM KN LC LY ML MO MR MW NR NU QA RW SB SC SL SO SR ST SX TD TG TK TL TO TT TV UG VU WS YE ZW'.split(
    ' ',
  ),
);

/** Card networks check the billing postal code in these only, so the Payment Element asks for it in these only. */
const CARD_POSTAL_CODE = new Set(['US', 'CA', 'GB']);

const POSTAL_SHAPES: Record<string, RegExp> = {
  US: /^\d{5}(-?\d{4})?$/,
  CA: /^[A-Z]\d[A-Z] ?\d[A-Z]\d$/i,
  GB: /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i,
};

/** All countries, or the allowed ones, sorted by their English name. */
export function countryChoices(allowed?: readonly string[] | null): Choice[] {
  const names = new Intl.DisplayNames('en', { type: 'region' });
  return CODES.filter((code) => !allowed?.length || allowed.includes(code))
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en'));
}

export function postalLabel(country: string): string {
  return country === 'US' ? 'ZIP code' : 'Postal code';
}

export function cardNeedsPostalCode(country: string): boolean {
  return CARD_POSTAL_CODE.has(country);
}

export function addressNeedsPostalCode(country: string): boolean {
  return !WITHOUT_POSTAL_CODE.has(country);
}

/** Stripe's code is `incomplete_zip` in every country; only the words differ. */
export function checkPostalCode(text: string, country: string): Problem | undefined {
  const shape = POSTAL_SHAPES[country] ?? /\S{2}/;
  if (shape.test(text.trim())) return undefined;
  return { code: 'incomplete_zip', message: `Your ${country === 'US' ? 'ZIP' : 'postal code'} is incomplete.` };
}
