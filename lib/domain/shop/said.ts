import * as z from 'zod/mini';
import { cleanProse, cleanText } from '../core/clean';
import { LOCALES, type Locale } from '../core/locale';

/** What a merchant writes: once per language of the shop. */
export type Said = { [Of in Locale]?: string | undefined };

export const line = (most: number) =>
  z.string().check(z.overwrite(cleanText), z.maxLength(most, `At most ${most} characters.`));
export const prose = (most: number) =>
  z.string().check(z.overwrite(cleanProse), z.maxLength(most, `At most ${most} characters.`));

/** The same kind of text in each language; an empty one is not said. */
export const saidAs = <Text extends z.ZodMiniType<string>>(text: Text) => {
  const one = z.optional(text);
  return z.strictObject({ en: one, de: one } satisfies Record<Locale, typeof one>);
};

/** In this language, else in the first one it was written in; empty where it was not written at all. */
export function saidIn(words: Said, locale: Locale): string {
  return [locale, ...LOCALES].map((each) => words[each] ?? '').find((text) => text !== '') ?? '';
}

/** The languages it is still to be written in; none where it was not written at all. */
export function unsaidIn(words: Said): Locale[] {
  const missing = LOCALES.filter((locale) => !words[locale]);
  return missing.length === LOCALES.length ? [] : missing;
}
