import type { Locale } from '@/lib/domain/locale';
import type { MailContent } from '@/lib/integrations/email/order-mail';
import { wordsIn } from '@/lib/platform/words';

/** The mail that signs somebody in. */
export function signInMail(facts: { locale: Locale; shopName: string; url: string }): MailContent {
  const t = wordsIn(facts.locale, 'mail.sign_in');
  const subject = t('subject', { shop: facts.shopName });
  return {
    ...plain(facts),
    subject,
    heading: subject,
    paragraphs: [t('text'), t('more')],
    action: { label: t('action'), url: facts.url },
    about: null,
  };
}

/** The mail that opens an order to whoever knows its number and e-mail. */
export function trackLinkMail(facts: {
  locale: Locale;
  shopName: string;
  url: string;
  orderNumber: string;
}): MailContent {
  const t = wordsIn(facts.locale, 'mail');
  const number = facts.orderNumber;
  return {
    ...plain(facts),
    subject: t('track_link.subject', { number }),
    heading: t('track_link.heading'),
    paragraphs: [t('track_link.text'), t('track_link.more')],
    action: { label: t('track'), url: facts.url },
    about: t('orderNumber', { number }),
  };
}

const plain = ({ locale, shopName }: { locale: Locale; shopName: string }) => ({
  locale,
  shopName,
  items: [],
  amounts: [],
});
