/** Countries whose customs want the recipient's number on a parcel; elsewhere none is asked for. */
const READERS: Readonly<Record<string, (digits: string) => string | null>> = { BR: brazilian };

export const TAX_NUMBER_NAMES: Readonly<Record<string, string>> = { BR: 'CPF / CNPJ' };

/** As the country writes it: `("BR", "52998224725")` → "529.982.247-25". Null for what is none. */
export function readTaxNumber(country: string, typed: string): string | null {
  return READERS[country]?.(typed.replace(/\D/g, '')) ?? null;
}

/** A person's CPF of eleven digits, a company's CNPJ of fourteen; the last two check the others. */
function brazilian(digits: string): string | null {
  if (/^(\d)\1*$/.test(digits)) return null;
  if (digits.length === 11 && checks(digits, 11)) return digits.replace(/(...)(...)(...)(..)/, '$1.$2.$3-$4');
  if (digits.length === 14 && checks(digits, 9)) return digits.replace(/(..)(...)(...)(....)(..)/, '$1.$2.$3/$4-$5');
  return null;
}

/** Weights run up from 2 at the right end, and start over after `highest`. */
function checks(digits: string, highest: number): boolean {
  return [2, 1].every((left) => {
    const counted = [...digits.slice(0, -left)].reverse();
    const sum = counted.reduce((total, digit, at) => total + Number(digit) * (2 + (at % (highest - 1))), 0);
    const check = sum % 11 < 2 ? 0 : 11 - (sum % 11);
    return check === Number(digits.at(-left));
  });
}
