import type { Locale } from '@/lib/domain/core/locale';
import type { MailContent } from '@/lib/integrations/email/order-mail';
import { wordsIn } from '@/lib/platform/words';

/** The mail that signs somebody in. */
export function signInMail(facts: { locale: Locale; shopName: string; url: string }): MailContent {
  const t = wordsIn(facts.locale, 'mail.sign_in');
  const subject = t('subject', { shop: facts.shopName });
  return {
    locale: facts.locale,
    shopName: facts.shopName,
    subject,
    heading: subject,
    paragraphs: [t('text'), t('more')],
    action: { label: t('action'), url: facts.url },
    groups: [],
    amounts: [],
    facts: [],
    about: [],
    legal: [],
    decline: null,
  };
}
