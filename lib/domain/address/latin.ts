/** Letters of Latin script with their marks, and signs and digits of any script. */
export function isLatin(text: string): boolean {
  return /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u.test(text);
}

const pairs = (letters: string, sounds: string): [string, string][] => {
  const written = sounds.split(' ');
  return [...letters].map((letter, at) => [letter, written[at] ?? '']);
};

/** As passports write them; what a language writes otherwise the shopper can correct. */
const SOUNDS = new Map([
  ...pairs(
    'абвгґдеёєжзиіїйклмнопрстуўфхцчшщыэюя',
    'a b v g g d e e ie zh z i i i i k l m n o p r s t u u f kh ts ch sh shch y e iu ia',
  ),
  ...pairs('ъьђјљњћџѓќѕ', ' _ dj j lj nj c dz g k dz').map(([letter, sound]): [string, string] => [
    letter,
    sound.replace('_', ''),
  ]),
  ...pairs('αβγδεζηθικλμνξοπρσςτυφχψω', 'a v g d e z i th i k l m n x o p r s s t y f ch ps o'),
]);

/** How Cyrillic and Greek are written in Latin letters: `Иван` → `Ivan`. Null for a script that has no such table. */
export function toLatin(text: string): string | null {
  const written = [...text.normalize('NFC')].map((sign) => {
    const plain = SOUNDS.has(sign.toLowerCase()) ? sign : sign.normalize('NFD').replace(/\p{M}/gu, '');
    const sound = SOUNDS.get(plain.toLowerCase());
    if (sound === undefined || isLatin(plain)) return sign;
    return plain === plain.toLowerCase() ? sound : sound.charAt(0).toUpperCase() + sound.slice(1);
  });
  const latin = written.join('');
  return isLatin(latin) ? latin : null;
}
