import type { Locale } from '@/lib/domain/core/locale';
import { messagesOf } from '@/lib/platform/words';

/** The name of a kind of goods in a language; the provider's own where we have no word for it. */
export function knownKind(locale: Locale, kind: string): string {
  const names: Record<string, string> = messagesOf(locale).catalogue.kind;
  return names[kind.toLowerCase().replace(/\W+/g, '_')] ?? kind;
}
