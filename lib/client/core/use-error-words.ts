import { useTranslations } from 'next-intl';

/** What an error answer means, in the reader's words: by its reason where it names one, else by its code. */
export function useErrorWords(): (error: unknown) => string {
  const t = useTranslations('errors');
  return (error) => {
    for (const key of [textOf(error, 'reason'), textOf(error, 'code')]) {
      if (key !== null && isKnown(t, key)) return t(key);
    }
    return t('unknown');
  };
}

type Translate = ReturnType<typeof useTranslations<'errors'>>;
type Key = Parameters<Translate>[0];

function isKnown(t: Translate, key: string): key is Key {
  return t.has(key as Key);
}

/** An ApiError by its shape: its class would bring the contracts into the first load. */
function textOf(error: unknown, name: 'reason' | 'code'): string | null {
  if (typeof error !== 'object' || error === null) return null;
  const value: unknown = (error as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : null;
}
