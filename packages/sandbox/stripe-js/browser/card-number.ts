/** Card numbers as shoppers type them: brand, grouping and the Luhn check digit (ISO/IEC 7812-1). */
export type Brand = 'visa' | 'mastercard' | 'amex' | 'discover' | 'diners' | 'jcb' | 'unionpay' | 'unknown';

type BrandRule = { brand: Brand; prefix: RegExp; lengths: number[]; groups: number[]; cvcLengths: number[] };

const FOURS = [4, 4, 4, 4, 3];
const UNKNOWN: BrandRule = { brand: 'unknown', prefix: /^/, lengths: [16], groups: FOURS, cvcLengths: [3, 4] };
const RULES: BrandRule[] = [
  { brand: 'visa', prefix: /^4/, lengths: [16], groups: FOURS, cvcLengths: [3] },
  {
    brand: 'mastercard',
    prefix: /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/,
    lengths: [16],
    groups: FOURS,
    cvcLengths: [3],
  },
  { brand: 'amex', prefix: /^3[47]/, lengths: [15], groups: [4, 6, 5], cvcLengths: [4] },
  { brand: 'diners', prefix: /^36/, lengths: [14], groups: [4, 6, 4], cvcLengths: [3] },
  { brand: 'diners', prefix: /^(30[0-5]|38|39)/, lengths: [14, 16], groups: FOURS, cvcLengths: [3] },
  { brand: 'discover', prefix: /^(6011|64[4-9]|65)/, lengths: [16], groups: FOURS, cvcLengths: [3] },
  { brand: 'jcb', prefix: /^35(2[89]|[3-8])/, lengths: [16], groups: FOURS, cvcLengths: [3] },
  { brand: 'unionpay', prefix: /^(62|81)/, lengths: [16, 17, 18, 19], groups: FOURS, cvcLengths: [3] },
];
/** Every brand shows within this many digits. */
const BRAND_DIGITS = 6;

export function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

export function brandOf(number: string): Brand {
  return ruleFor(digitsOf(number)).brand;
}

export function cvcLengthsOf(number: string): number[] {
  return ruleFor(digitsOf(number)).cvcLengths;
}

/** `4242424242424242` → `4242 4242 4242 4242`; digits beyond the brand's length are dropped. */
export function formatCardNumber(text: string): string {
  const digits = digitsOf(text);
  const { lengths, groups } = ruleFor(digits);
  let rest = digits.slice(0, Math.max(...lengths));
  const parts: string[] = [];
  for (const size of groups) {
    if (rest === '') break;
    parts.push(rest.slice(0, size));
    rest = rest.slice(size);
  }
  return parts.join(' ');
}

/** True when the last digit is the right check digit for those before it. */
export function passesLuhn(digits: string): boolean {
  if (!/^\d+$/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits.at(-1 - i));
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

export function cardNumberState(text: string): 'incomplete' | 'invalid' | 'valid' {
  const digits = digitsOf(text);
  const { brand, lengths } = ruleFor(digits);
  if (brand === 'unknown') return digits.length >= BRAND_DIGITS ? 'invalid' : 'incomplete';
  if (lengths.includes(digits.length) && passesLuhn(digits)) return 'valid';
  return digits.length >= Math.max(...lengths) ? 'invalid' : 'incomplete';
}

function ruleFor(digits: string): BrandRule {
  return RULES.find(({ prefix }) => prefix.test(digits)) ?? UNKNOWN;
}
