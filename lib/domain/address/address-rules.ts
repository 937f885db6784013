import { examplePostalCode, formatPostalCode, hasPostalCodes, isDigitsOnly } from './postal-codes';
import { type StateChoice, type StateKind, stateCode, statesOf } from './provinces';

/** ISO 3166-1 codes of where our print shops deliver at all; their quote for an address has the last word. */
const DESTINATIONS =
  'AD AE AG AI AL AM AO AR AT AU AW AZ BA BB BD BE BG BH BM BN BO BR BS BT BW BZ CA CH CI CL CM CO CR CV CW CY CZ DE DK DM DO DZ EC EE EG ES ET FI FJ FO FR GA GB GD GE GF GG GH GI GL GM GP GR GT GU GY HK HN HR HU ID IE IL IM IN IS IT JE JM JO JP KE KG KH KN KR KW KY KZ LA LC LI LK LT LU LV MA MC MD ME MG MK MN MO MQ MR MT MU MV MX MY MZ NA NC NG NI NL NO NP NZ OM PA PE PF PG PH PK PL PR PT PY QA RE RO RS RW SA SC SE SG SI SK SM SN SR SV TC TH TN TO TR TT TW TZ UA UG US UY UZ VA VC VG VI VN WS ZA ZM';

export const DESTINATION_CODES: readonly string[] = DESTINATIONS.split(' ');

/** What people there call the code. */
const POSTAL_NAMES = {
  'US PR GU VI PH': 'zip',
  'GB GG JE IM AU NZ NL ZA': 'postcode',
  'DE AT CH LI': 'plz',
  IT: 'cap',
  BR: 'cep',
  IN: 'pin',
  IE: 'eircode',
} as const;
type PostalName = (typeof POSTAL_NAMES)[keyof typeof POSTAL_NAMES] | 'postalCode';

/** In the words of the API and the console. */
const POSTAL_LABEL: Record<PostalName, string> = {
  zip: 'ZIP code',
  postcode: 'Postcode',
  plz: 'Postal code (PLZ)',
  cap: 'Postal code (CAP)',
  cep: 'Postal code (CEP)',
  pin: 'PIN code',
  eircode: 'Eircode',
  postalCode: 'Postal code',
};
/** Where the postal code stands before the city. */
const CODE_FIRST =
  'AD AL AR AT BA BE BG CH CY CZ DE DK DZ EE ES FI FO FR GF GL GP GR HR HU IL IS IT LI LT LU MA MC MD ME MK MQ MX MY NC NL NO PF PL PT RE RO RS SE SI SK SM TN TR UA UY VA';
const CITY_NAMES = { 'GB GG JE IM IE': 'townOrCity', 'AU NZ': 'suburbOrCity' } as const;
type CityName = (typeof CITY_NAMES)[keyof typeof CITY_NAMES] | 'city';

export type AddressRules = {
  /** Null where there are no postal codes: then none is asked for. */
  postalCode: { name: PostalName; example: string; digitsOnly: boolean } | null;
  city: CityName;
  /** Null where parcels need no state. */
  state: { kind: StateKind; choices: readonly StateChoice[] } | null;
};

/** How an address of this country is asked for. */
export function addressRules(country: string): AddressRules {
  const states = statesOf(country);
  return {
    postalCode: hasPostalCodes(country)
      ? {
          name: nameFor(POSTAL_NAMES, country) ?? 'postalCode',
          example: examplePostalCode(country),
          digitsOnly: isDigitsOnly(country),
        }
      : null,
    city: nameFor(CITY_NAMES, country) ?? 'city',
    state: states && { kind: states.label.toLowerCase() as StateKind, choices: states.choices },
  };
}

function nameFor<Name extends string>(names: Record<string, Name>, country: string): Name | undefined {
  return Object.entries(names).find(([countries]) => countries.split(' ').includes(country))?.[1];
}

type Place = { country: string; state?: string | undefined; postalCode?: string | undefined };
/** `message` in the API's English; `fault` for those who say it in other words. */
export type PlaceFault =
  | { field: 'country'; fault: 'countryMissing' | 'countryNotServed'; message: string }
  | { field: 'state'; fault: 'state'; message: string }
  | { field: 'postalCode'; fault: 'postalCodeMissing' | 'postalCode'; message: string };

/** What is wrong with a place, one line per field. `postalCode` undefined: not known yet, which is no fault. */
export function placeFaults({ country, state, postalCode }: Place): PlaceFault[] {
  if (country === '') return [{ field: 'country', fault: 'countryMissing', message: 'Choose a country.' }];
  if (!DESTINATION_CODES.includes(country))
    return [{ field: 'country', fault: 'countryNotServed', message: 'We do not deliver to this country.' }];
  const rules = addressRules(country);
  const faults: PlaceFault[] = [];
  if (rules.state && stateCode(country, state ?? '') === null) {
    faults.push({ field: 'state', fault: 'state', message: `Choose a ${rules.state.kind}.` });
  }
  if (rules.postalCode && postalCode !== undefined && formatPostalCode(country, postalCode) === null) {
    const { name: key, example } = rules.postalCode;
    const label = POSTAL_LABEL[key];
    const missing = postalCode.trim() === '';
    // "Enter the ZIP code." but "Enter the postal code (PLZ).": capitals that mean something stay.
    const name = /^[A-Z]{2}/.test(label) ? label : label[0]?.toLowerCase() + label.slice(1);
    faults.push({
      field: 'postalCode',
      fault: missing ? 'postalCodeMissing' : 'postalCode',
      message: `Enter ${missing ? 'the' : 'a'} ${name}, like ${example}.`,
    });
  }
  return faults;
}

/** The same place as the post writes it: state as its code, postal code with its spaces and dashes. */
export function tidyPlace<P extends Place>(place: P): P {
  const state = statesOf(place.country) ? stateCode(place.country, place.state ?? '') : null;
  return {
    ...place,
    ...(state === null ? {} : { state }),
    ...(place.postalCode === undefined
      ? {}
      : { postalCode: formatPostalCode(place.country, place.postalCode) ?? place.postalCode }),
  };
}

/** The line with the city, as the post there writes it: "10115 Berlin", "Portland OR 97209". */
export function placeLine({ city, state, postalCode, country }: Place & { city: string }): string {
  const isCodeFirst = CODE_FIRST.split(' ').includes(country);
  return (isCodeFirst ? [postalCode, city, state] : [city, state, postalCode]).filter(Boolean).join(' ');
}

/** Two addresses are one place to a parcel: same country, state, postal code, whatever the spelling. */
export function isSamePlace(a: Place, b: Place): boolean {
  const [one, other] = [tidyPlace(a), tidyPlace(b)];
  return (
    one.country === other.country &&
    (one.state ?? '') === (other.state ?? '') &&
    (one.postalCode ?? '') === (other.postalCode ?? '')
  );
}
