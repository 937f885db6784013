/** Signs that nobody sees: formats and bidi marks, controls, private use, and what Unicode has not given out. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu;
/** The same, but for the joiners that some scripts and pictures are spelled with, and line breaks. */
const UNSEEN_IN_PROSE = /(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu;

/** One line as somebody typed or pasted it, as it may stand on a label: `Jo\u202ehn\nＤｏｅ ` → `John Doe`. */
export function cleanText(typed: string): string {
  return typed.normalize('NFKC').replace(/\s+/g, ' ').replace(UNSEEN, '').replace(/ {2,}/g, ' ').trim();
}

/** Prose with its line breaks. */
export function cleanProse(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(UNSEEN_IN_PROSE, '')
    .trim();
}

/** The dashes of all scripts, the minus sign and the Japanese long vowel, which stands for one between digits. */
export function plainDashes(text: string): string {
  return text.replace(/[\p{Pd}\u2212\u30fc]/gu, '-');
}
