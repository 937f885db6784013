import { describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '@/lib/domain/core/locale';
import { ORDER_MAILS, type OrderMail } from '@/lib/domain/order/mails';
import type { MailTheme } from '@/lib/integrations/email/mail-look';
import { renderMail } from '@/lib/integrations/email/order-mail';
import { composeMail, type MailFacts } from './compose-mail';
import { signInMail } from './sign-in-mail';

const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft <b>Tee</b> & Co.';

const facts = (locale: Locale, more: Partial<MailFacts> = {}): MailFacts => ({
  locale,
  shopName: 'FlowBotz',
  orderNumber: 'FBZ20260102000001',
  url: 'https://shop.example/orders/FBZ20260102000001?t=abc',
  expected: { from: '2026-07-30', to: '2026-08-04' },
  expectedBefore: { from: '2026-07-20', to: '2026-07-23' },
  amounts: {
    subtotalMinor: 122_354,
    shippingMinor: 690,
    taxMinor: 412,
    totalMinor: 123_456,
    taxMode: 'stripe',
    currency: 'USD',
  },
  package: { carrier: 'DHL', trackingNumber: '00340434161094000001' },
  instructions: {
    method: 'multibanco',
    url: null,
    expiresAt: '2026-12-07T09:30:00.000Z',
    facts: [{ name: 'reference', value: '999999999' }],
  },
  refundMinor: 123_456,
  items: [
    { title: LONG, variantName: 'Schwarz / 3XL', quantity: 50, picture: 'https://shop.example/a.png' },
    { title: 'Mug', variantName: '11 oz', quantity: 1, picture: null },
    { title: 'Poster', variantName: 'A2', quantity: 1, picture: null },
  ],
  ...more,
});

/** What kind of space Intl writes differs between versions of the language data. */
const plain = (text: string) => text.replaceAll(/\s/g, ' ');
const linesOf = (mail: OrderMail, locale: Locale, more?: Partial<MailFacts>) => {
  const { paragraphs, amounts } = composeMail(mail, facts(locale, more));
  return [...paragraphs, ...amounts].map(plain);
};

describe.each(LOCALES)('every mail in %s', (locale) => {
  it.each(ORDER_MAILS)('%s: HTML and plain text say the same, in light and dark', async (mail) => {
    const content = composeMail(mail, facts(locale));
    for (const theme of ['auto', 'light', 'dark'] as const satisfies MailTheme[]) {
      const { html, text } = await renderMail(content, theme);
      expect(html).toContain(`lang="${locale}"`);
      expect(html.includes('prefers-color-scheme: dark')).toBe(theme === 'auto');
      expect(html).toContain('https://shop.example/orders/FBZ20260102000001?t=abc');
      const shown = textOf(html);
      for (const words of [content.heading, ...content.paragraphs, ...content.amounts, LONG]) {
        expect(text).toContain(words);
        expect(shown).toContain(words);
      }
      // Nothing of an item's name is markup.
      expect(html).not.toContain('<b>Tee</b>');
    }
  });

  it('leaves no placeholder unfilled', async () => {
    const signIn = signInMail(facts(locale));
    for (const content of [...ORDER_MAILS.map((mail) => composeMail(mail, facts(locale))), signIn]) {
      const { text } = await renderMail(content);
      expect(`${content.subject}\n${text}`).not.toMatch(/[{}]|undefined|null/);
    }
  });
});

/** What a person reads in it, entities and the comments between React's texts gone. */
function textOf(html: string): string {
  return html
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');
}

describe('amounts and days in a mail', () => {
  it('are written as the shopper writes them', () => {
    expect(linesOf('placed', 'en')).toEqual([
      'We have your payment and are handing your items to print.',
      'We expect them with you Jul 30 – Aug 4.',
      'Items $1,223.54',
      'Delivery $6.90',
      'Tax $4.12',
      'Total $1,234.56',
    ]);
    expect(linesOf('placed', 'de').slice(1)).toEqual([
      'Voraussichtlich ist sie 30. Juli – 4. Aug. bei dir.',
      'Artikel 1.223,54 $',
      'Versand 6,90 $',
      'Steuern 4,12 $',
      'Gesamt 1.234,56 $',
    ]);
    expect(linesOf('delay', 'de')[0]).toBe('Wir erwarten sie jetzt 30. Juli – 4. Aug. statt 20. – 23. Juli bei dir.');
  });

  it('name a tax only where there is one, and say where prices hold it', () => {
    const amounts = facts('en').amounts;
    expect(linesOf('placed', 'en', { amounts: { ...amounts, taxMode: 'off', taxMinor: 0 } })).not.toContain(
      'Tax $0.00',
    );
    expect(linesOf('placed', 'en', { amounts: { ...amounts, taxMode: 'inclusive' } })).toContain(
      'Prices include taxes.',
    );
  });

  it('of a refund that is not known yet are not made up', () => {
    expect(linesOf('refunded', 'en', { refundMinor: null })[0]).toMatch(/^Your money goes back/);
  });
});

describe('the mail about a package', () => {
  it('names the carrier and number, or neither', () => {
    expect(linesOf('shipped', 'en')).toEqual(['It travels with DHL 00340434161094000001.']);
    expect(linesOf('shipped', 'de', { package: { carrier: null, trackingNumber: null } })).toEqual([
      'Es hat die Druckerei verlassen.',
    ]);
  });
});
