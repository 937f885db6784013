import { cookies, headers } from 'next/headers';
import { IntlErrorCode } from 'next-intl';
import { getRequestConfig } from 'next-intl/server';
import { isLocale, LOCALE_COOKIE, localeOf } from '@/lib/domain/core/locale';
import { messagesOf } from '@/lib/platform/words';

/** The language of what is being rendered. `proxy.ts` names it for pages: the console's is always English. */
export default getRequestConfig(async ({ locale: asked }) => {
  const request = await headers();
  const named = request.get('x-locale');
  const locale = isLocale(asked)
    ? asked
    : isLocale(named)
      ? named
      : localeOf((await cookies()).get(LOCALE_COOKIE)?.value, request.get('accept-language'));
  return {
    locale,
    messages: messagesOf(locale),
    timeZone: 'UTC',
    // A message that is missing or wrong is a fault of ours: it must not pass as an odd text on a page.
    onError(error) {
      if (error.code !== IntlErrorCode.ENVIRONMENT_FALLBACK) throw error;
    },
  };
});
