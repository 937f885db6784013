'use client';

import { Languages } from 'lucide-react';
import { useLocale } from 'next-intl';
import { LOCALE_COOKIE, LOCALE_NAME, LOCALES } from '@/lib/domain/core/locale';

const YEAR_S = 31_536_000;

/** Each language by its own name, for whoever does not read this one. The page is loaded anew in it. */
export function LanguageSwitch({ label }: { label: string }) {
  return (
    <label className="flex min-h-11 items-center gap-2 text-quiet">
      <Languages aria-hidden className="size-4" />
      <span className="sr-only">{label}</span>
      <select
        value={useLocale()}
        onChange={(event) => choose(event.target.value)}
        className="min-h-11 rounded-control bg-transparent pr-1 text-ink"
      >
        {LOCALES.map((locale) => (
          <option key={locale} value={locale} lang={locale}>
            {LOCALE_NAME[locale]}
          </option>
        ))}
      </select>
    </label>
  );
}

function choose(locale: string): void {
  const secure = window.location.protocol === 'https:' ? '; secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain http.
  document.cookie = `${LOCALE_COOKIE}=${locale}; path=/; max-age=${YEAR_S}; samesite=lax${secure}`;
  window.location.reload();
}
