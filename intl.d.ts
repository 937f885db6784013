import type { Locale } from '@/lib/domain/core/locale';
import type { Messages } from '@/lib/platform/words';

declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
