import { cleanText, plainDashes } from '../core/clean';
import { ADDRESS_DATA } from './address-data';

export function hasPostalCodes(country: string): boolean {
  return ADDRESS_DATA[country]?.code !== undefined;
}

/** Only digits need typing, the rest is put in for them: a phone may show its number keys. */
export function isDigitsOnly(country: string): boolean {
  return ADDRESS_DATA[country]?.code?.examples.every((example) => /^[\d -]+$/.test(example)) ?? false;
}

export function examplePostalCode(country: string): string {
  return ADDRESS_DATA[country]?.code?.examples[0] ?? '';
}

/** `("GB", "sw1a1aa")` → "SW1A 1AA". Null for what is no code of the country; an empty one where there are none. */
export function formatPostalCode(country: string, typed: string): string | null {
  const code = ADDRESS_DATA[country]?.code;
  if (!code) return '';
  const whole = new RegExp(`^(?:${code.pattern})$`);
  const asTyped = plainDashes(cleanText(typed))
    .toUpperCase()
    .replace(/^〒\s*/, '');
  const bare = asTyped.replace(/[\s-]/g, '');
  // "1010" is what people in Riga write for LV-1010, "LT-04340" in Vilnius for 04340, and "D-10115" all over Germany.
  const plate = /^[A-Z]{1,3}[-\s]\s*(?=\d)/.exec(asTyped)?.[0];
  const unplated = plate ? [asTyped.slice(plate.length).replace(/[\s-]/g, '')] : [];
  const spellings = [
    bare,
    country + bare,
    ...(bare.startsWith(country) ? [bare.slice(country.length)] : []),
    ...unplated,
  ];
  const written = spellings.flatMap((spelling) => code.examples.flatMap((example) => inShapeOf(example, spelling)));
  return [...written, bare, asTyped].find((each) => whole.test(each)) ?? null;
}

/** `("EC1Y 8SY", "SW1A1AA")` → "SW1A 1AA"; nothing where the length is another. */
function inShapeOf(example: string, bare: string): string[] {
  if (example.replace(/[ -]/g, '').length !== bare.length) return [];
  const signs = bare[Symbol.iterator]();
  return [example.replace(/[^ -]/g, () => signs.next().value ?? '')];
}
