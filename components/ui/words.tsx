import type { Messages } from 'next-intl';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Locale } from '@/lib/domain/core/locale';

/**
 * The words that the client components inside may use: the few that every page needs, and the areas named in `of`.
 * Everything else is said on the server and never leaves it.
 */
export async function Words({
  of,
  locale,
  children,
}: {
  of: readonly (keyof Messages)[];
  locale?: Locale;
  children: ReactNode;
}) {
  const spoken = locale ?? (await getLocale());
  const all = await getMessages({ locale: spoken });
  const messages = Object.fromEntries(['base' as const, ...of].map((area) => [area, all[area]]));
  return (
    <NextIntlClientProvider locale={spoken} messages={messages}>
      {children}
    </NextIntlClientProvider>
  );
}
