import type { Locale } from '@/lib/domain/core/locale';
import type { Mail } from '@/lib/integrations/email/mailer';
import { wordsIn } from '@/lib/platform/words';
import type { Draft } from './page';

/** One order for the people who print it: what, with its files, by which way and where to. */
export function orderMail(
  { number, draft }: { number: string; draft: Draft },
  { to, locale, livemode }: { to: string; locale: Locale; livemode: boolean },
): Mail {
  const t = wordsIn(locale, 'printShop');
  const { name, company, line1, line2, postalCode, city, state, country, phone, taxNumber } = draft.recipient;
  const place = [postalCode, city, state].filter(Boolean).join(' ');
  const text = [
    ...(livemode ? [] : [t('trial'), '']),
    t('please'),
    '',
    ...draft.items.flatMap(({ name, sku, quantity, file }) => [
      `${quantity} × ${name}${sku ? ` (${sku})` : ''}`,
      ...(file ? [`${t('file')}: ${file}`] : []),
    ]),
    '',
    `${t('way')}: ${draft.way}`,
    '',
    `${t('address')}:`,
    ...[name, company, line1, line2, place, country, phone, taxNumber].filter(Boolean),
    '',
    t('answer'),
    t('once', { number }),
  ].join('\n');
  return {
    to,
    subject: `${livemode ? '' : `${t('trialMark')} `}${t('subject', { number })}`,
    text,
    html: `<div style="white-space: pre-wrap">${text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`)}</div>`,
    // A repeat after a lost answer is recognisable as the same mail.
    key: `print-shop-${number}`,
  };
}
