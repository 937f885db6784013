import type { Messages } from 'next-intl';
import { NextIntlClientProvider, useLocale, useMessages } from 'next-intl';
import type { ReactNode } from 'react';
import type { Locale } from '@/lib/domain/core/locale';

/**
 * The words that the client components inside may use: the few that every page needs, and the areas named in `of`.
 * Everything else is said on the server and never leaves it.
 */
export function Words({
  of,
  locale,
  children,
}: {
  of: readonly (keyof Messages)[];
  locale?: Locale;
  children: ReactNode;
}) {
  const all = useMessages();
  const own = useLocale();
  const messages = Object.fromEntries(['base' as const, ...of].map((area) => [area, all[area]]));
  return (
    <NextIntlClientProvider locale={locale ?? own} messages={messages}>
      {children}
    </NextIntlClientProvider>
  );
}
