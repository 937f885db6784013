/** By which words something is found: by their beginnings, whatever their case and accents. */

const LEAST_LETTERS = 2;
/** What begins alike for so long is taken for the same. */
const MOST_LETTERS = 10;
const LEAST_DIGITS = 4;

/** `Zoë Müller-Lüdenscheidt` → `zoe`, `muller`, `ludenscheidt`. */
export function plainWords(text: string): string[] {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** All that may be typed for these texts: every beginning of every word. */
export function beginnings(texts: readonly string[]): string[] {
  const words = new Set(texts.flatMap(plainWords));
  return [...new Set([...words].flatMap(beginningsOf))];
}

function beginningsOf(word: string): string[] {
  const letters = [...word];
  if (letters.length < LEAST_LETTERS) return [word];
  const longest = Math.min(letters.length, MOST_LETTERS);
  return Array.from({ length: longest - LEAST_LETTERS + 1 }, (_, n) => letters.slice(0, LEAST_LETTERS + n).join(''));
}

/** What was typed, in the words above; all of them must be there. */
export function wordsTyped(typed: string): string[] {
  return [...new Set(plainWords(typed).map((word) => [...word].slice(0, MOST_LETTERS).join('')))];
}

/** Every end of a number that is long enough to be told by: `…237477`. */
export function endings(number: string): string[] {
  const digits = number.replaceAll(/\D/g, '');
  return Array.from({ length: Math.max(0, digits.length - LEAST_DIGITS + 1) }, (_, n) => endMark(digits.slice(n)));
}

/** Null where it is no end of a number. */
export function endingTyped(typed: string): string | null {
  const digits = /^(?:FBZ|#|…)?\s*(\d+)$/i.exec(typed.trim())?.[1];
  return digits === undefined || digits.length < LEAST_DIGITS ? null : endMark(digits);
}

const endMark = (digits: string) => `…${digits}`;
