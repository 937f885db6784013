import { createTranslator, type NamespaceKeys, type NestedKeyOf } from 'use-intl/core';
import { kept } from '@/lib/domain/core/kept';
import type { Locale } from '@/lib/domain/core/locale';
import de from '@/messages/de.json';
import en from '@/messages/en.json';

/** Every word a shopper reads. `de` has the shape of `en`. */
export type Messages = typeof en;

const MESSAGES: Record<Locale, Messages> = { en, de };

export function messagesOf(locale: Locale): Messages {
  return MESSAGES[locale];
}

/** The words of one area in one language, for texts that are made on the server. */
export function wordsIn<Namespace extends NamespaceKeys<Messages, NestedKeyOf<Messages>>>(
  locale: Locale,
  namespace: Namespace,
) {
  return translator(locale, namespace) as ReturnType<typeof createTranslator<Messages, Namespace>>;
}

const translator = kept((locale: Locale, namespace: NamespaceKeys<Messages, NestedKeyOf<Messages>>) =>
  createTranslator({ locale, namespace, messages: MESSAGES[locale], timeZone: 'UTC' }),
);
