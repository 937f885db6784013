import { ADDRESS_DATA } from './address-data';
import type { CodeName, CountryData, StateKind } from './country-data';
import { examplePostalCode, formatPostalCode, isDigitsOnly } from './postal-codes';
import { type StateChoice, stateCode, statesOf } from './provinces';
import { isClosed, territoryOf } from './territories';

/** ISO 3166-1 codes of where we deliver. */
export const DESTINATION_CODES: readonly string[] = Object.keys(ADDRESS_DATA);

type PostalName = CodeName | 'postalCode';

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
export type AddressRules = {
  /** Null where there are no postal codes: then none is asked for. */
  postalCode: { name: PostalName; example: string; digitsOnly: boolean } | null;
  city: NonNullable<CountryData['city']> | 'city';
  /** Null where parcels need no state. */
  state: { kind: StateKind; choices: readonly StateChoice[] } | null;
};

/** How an address of this country is asked for. */
export function addressRules(country: string): AddressRules {
  const data = ADDRESS_DATA[country];
  return {
    postalCode: data?.code
      ? {
          name: data.code.name ?? 'postalCode',
          example: examplePostalCode(country),
          digitsOnly: isDigitsOnly(country),
        }
      : null,
    city: data?.city ?? 'city',
    state: statesOf(country),
  };
}

type Place = { country: string; state?: string | undefined; postalCode?: string | undefined };
/** `message` in the API's English; `fault` for those who say it in other words. */
export type PlaceFault =
  | { field: 'country'; fault: 'countryMissing' | 'countryNotServed'; message: string }
  | { field: 'state'; fault: 'state' | 'stateIsCountry' | 'countryNotServed'; message: string }
  | { field: 'postalCode'; fault: 'postalCodeMissing' | 'postalCode' | 'placeNotServed'; message: string };

/** What is wrong with a place, one line per field. `postalCode` undefined: not known yet, which is no fault. */
export function placeFaults({ country, state, postalCode }: Place): PlaceFault[] {
  if (country === '') return [{ field: 'country', fault: 'countryMissing', message: 'Choose a country.' }];
  if (!DESTINATION_CODES.includes(country))
    return [{ field: 'country', fault: 'countryNotServed', message: 'We do not deliver to this country.' }];
  const rules = addressRules(country);
  const faults: PlaceFault[] = [];
  if (rules.state && stateCode(country, state ?? '') === null) {
    faults.push(stateFault(country, state ?? '', rules.state.kind));
  }
  if (isClosed({ country, postalCode })) {
    const message = 'Nobody delivers to this region at present.';
    return [...faults, { field: 'postalCode', fault: 'placeNotServed', message }];
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

function stateFault(country: string, typed: string, kind: StateKind): PlaceFault {
  const territory = territoryOf(country, typed);
  if (territory === null) return { field: 'state', fault: 'state', message: `Choose a ${kind}.` };
  return DESTINATION_CODES.includes(territory)
    ? { field: 'state', fault: 'stateIsCountry', message: `Choose ${territory} as the country.` }
    : { field: 'state', fault: 'countryNotServed', message: 'We do not deliver there.' };
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

/** The line with the city, as the post there writes it: "10115 Berlin", "Portland, OR 97209". */
export function placeLine({ city, state, postalCode, country }: Place & { city: string }): string {
  const { codeFirst, stateAfterComma } = ADDRESS_DATA[country] ?? {};
  const town = stateAfterComma && state ? `${city},` : city;
  return (codeFirst ? [postalCode, town, state] : [town, state, postalCode]).filter(Boolean).join(' ');
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
