export const isColor = (name: string) => /^(colou?rs?|farbe)$/i.test(name.trim());
export const isSize = (name: string) => /^(sizes?|größe)$/i.test(name.trim());

/** As the shop calls it: color and size by one name each, all else in the merchant's own spelling. */
export const optionName = (name: string) => (isColor(name) ? 'color' : isSize(name) ? 'size' : name);

const LETTERS = ['XS', 'S', 'M', 'L', 'XL'];

/**
 * Sizes as people count them: XS before S before 2XL, `11 oz` before `15 oz`, `8x10` before `12x18`. Words that are no
 * size come last, in the order of letters.
 */
export function bySize(a: string, b: string): number {
  return weigh(a) - weigh(b) || a.localeCompare(b, 'en', { numeric: true });
}

function weigh(size: string): number {
  const text = size.trim().toUpperCase();
  const letters = /^(\d*)(X*)([SML])$/.exec(text.replace(/^(\d+)X-?(?=[SML]$)/, '$1X'));
  if (letters) {
    const [, count = '', xs = '', letter = ''] = letters;
    const times = count === '' ? xs.length : Number(count);
    if (letter === 'M') return LETTERS.indexOf('M') * 10;
    if (times === 0) return LETTERS.indexOf(letter) * 10;
    // Every further X is a step beyond XS or XL.
    return letter === 'S' ? 10 - times * 10 : 30 + times * 10;
  }
  return /^\d/.test(text) ? 1_000 : 10_000;
}
