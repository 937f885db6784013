import { type CanIEmailOptions, caniemail } from 'caniemail';
import { describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '@/lib/domain/core/locale';
import { ORDER_MAILS, type OrderMail } from '@/lib/domain/order/mails';
import type { MailTheme } from '@/lib/integrations/email/mail-look';
import { renderMail } from '@/lib/integrations/email/order-mail';
import { wordsIn } from '@/lib/platform/words';
import { BOX, facts, ITEMS, LONG, plainItem } from '@/tests/support/mail-facts';
import { composeMail } from './compose-mail';
import { signInMail } from './sign-in-mail';
import type { MailFacts } from './told';

/** What kind of space Intl writes differs between versions of the language data. */
const plain = (text: string) => text.replaceAll(/\s/g, ' ');
const linesOf = (mail: OrderMail, locale: Locale, more?: Partial<MailFacts>) => {
  const { paragraphs, amounts } = composeMail(mail, facts(locale, more));
  return [...paragraphs, ...amounts.map(({ label, amount }) => `${label} ${amount}`.trim())].map(plain);
};

describe.each(LOCALES)('every mail in %s', (locale) => {
  it.each(ORDER_MAILS)('%s: HTML and plain text say the same, in light and dark', async (mail) => {
    const content = composeMail(mail, facts(locale));
    for (const theme of ['auto', 'light', 'dark'] as const satisfies MailTheme[]) {
      const { html, text } = await renderMail(content, theme);
      expect(html).toContain(`lang="${locale}"`);
      expect(html.includes('@media (prefers-color-scheme: dark)')).toBe(theme === 'auto');
      expect(html).toContain('https://shop.example/orders/FBZ20260102000001?t=abc');
      const shown = textOf(html);
      const amounts = content.amounts.flatMap(({ label, amount }) => [label, amount]);
      for (const words of [content.heading, ...content.paragraphs, ...content.about, ...amounts, LONG]) {
        expect(text).toContain(words);
        expect(shown).toContain(words);
      }
      for (const { page, url } of facts(locale).pages) {
        expect(text).toContain(`${wordsIn(locale, 'pages')(page)}: ${url}`);
        expect(html).toContain(`href="${url}"`);
        expect(shown).toContain(wordsIn(locale, 'pages')(page));
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

  it.each(['refunded', 'refund_failed'] as const)('of a refund that is not known are never made up: %s', (mail) => {
    expect(() => composeMail(mail, facts('en', { refundMinor: null }))).toThrow('without an amount');
  });
});

describe('the mail about packages', () => {
  it('says of each what lies in it and where it is followed, and that the rest comes', async () => {
    const one = { packages: [BOX], restFollows: true };
    expect(composeMail('shipped', facts('en', one))).toMatchObject({
      subject: 'On its way: Mug and 1 more (FBZ20260102000001)',
      heading: 'Your package is on its way',
      groups: [
        {
          title: 'Package 2 · DHL · 00340434161094000001',
          link: { label: 'Follow it at DHL', url: 'https://carrier.example/1' },
          items: [{ title: 'Mug', backdrop: '#112233' }, { title: 'Poster' }],
        },
      ],
    });
    expect(linesOf('shipped', 'en', one)[1]).toMatch(/^The rest of your order/);
    const two = composeMail('shipped', facts('de', { packages: [BOX, { ...BOX, place: 3, carrier: null }] }));
    expect(two.heading).toBe('Deine 2 Pakete sind unterwegs');
    const { text } = await renderMail(two);
    expect(text).toContain('Paket 3 · 00340434161094000001\nVerfolgen: https://carrier.example/1\n- Mug');
  });
});

describe('when packages come', () => {
  const first = { ...BOX, expected: { from: '2026-07-20', to: '2026-07-22' } };
  const second = { ...BOX, place: 3, expected: { from: '2026-07-21', to: '2026-07-25' } };

  it('is what their own carriers say, where each says something', () => {
    expect(linesOf('shipped', 'en', { packages: [first, second], restFollows: true })[0]).toBe(
      'They have left the print shop. We expect them with you Jul 20 – 25.',
    );
  });

  it('is what was said of the order only where nothing else follows; else nothing is said', () => {
    const told = (restFollows: boolean) =>
      linesOf('shipped', 'en', { packages: [{ ...first, expected: null }], restFollows })[0];
    expect(told(false)).toBe('It has left the print shop. We expect it with you Jul 30 – Aug 4.');
    expect(told(true)).toBe('It has left the print shop.');
  });
});

describe('what was bought', () => {
  it('is told as it was bought: an own picture with its size', async () => {
    const { text } = await renderMail(composeMail('placed', facts('en')));
    expect(text).toContain('- Mug, 11 oz × 1, With your own picture, 8 × 6.5 in');
    expect(text).toMatch(/Delivery address:\nAda Lovelace\n19749 Dearborn St\n/);
    expect(text).toContain('Paid with:\nVisa •••• 4242');
    expect(text).toContain('nswer this mail or write to hello@shop.example');
  });

  it('of a refund is only what is refunded', async () => {
    const { text } = await renderMail(
      composeMail('refunded', facts('en', { items: ITEMS.slice(2), refundMinor: 900 })),
    );
    expect(text).toContain('What is refunded\n- Poster, A2 × 1');
    expect(text).toContain('Refunded $9.00');
  });

  it.each([
    ['refund_failed', 'What the refund was for'],
    ['cancel_refused', 'What still comes'],
  ] as const)('of %s is under a heading of its own', async (mail, heading) => {
    const { text } = await renderMail(composeMail(mail, facts('en', { items: ITEMS.slice(2) })));
    expect(text).toContain(`${heading}\n- Poster, A2 × 1`);
    expect(text).not.toContain('What you ordered');
  });

  it('of a refund that is for no item is known by its amount', () => {
    const { subject } = composeMail('refunded', facts('en', { items: [], refundMinor: 900 }));
    expect(subject).toBe('Your refund: $9.00 (FBZ20260102000001)');
  });

  it('names a subject that a phone can show, however long the name is', () => {
    const { subject } = composeMail('placed', facts('de', { items: ITEMS.slice(0, 1) }));
    expect(subject.length).toBeLessThan(100);
  });
});

/** Where shoppers read their mail. */
const CLIENTS: CanIEmailOptions['clients'] = ['apple-mail.*', 'gmail.*', 'outlook.*', 'yahoo.*', 'samsung-email.*'];
/** What is missing there costs looks and no words: corners are square, the light colours stay, the preview line shows. */
const MAY_BE_MISSING = [
  '<body> element',
  '<style> element',
  '@media',
  '@media (prefers-color-scheme)',
  'border-radius',
  'color-scheme meta tag',
  'display:none',
  'max-height property',
  'max-width property',
  'opacity',
  'overflow',
  'role attribute',
  'target attribute',
  'text-decoration-line',
  'word-break',
];

describe('every mail, held against what mail programs can', () => {
  it.each(ORDER_MAILS)('%s says nothing that one of them would lose', async (mail) => {
    const { html } = await renderMail(composeMail(mail, facts('en', { packages: [BOX], restFollows: true })));
    const { issues } = caniemail({ clients: CLIENTS, html });
    const lost = [...issues.errors.values()].flat().map(({ title }) => title);
    expect([...new Set(lost)].filter((title) => !MAY_BE_MISSING.includes(title))).toEqual([]);
  });

  it('none is so long that Gmail cuts it', async () => {
    const items = Array.from({ length: 25 }, (_, n) => ({
      ...plainItem,
      variantName: 'M',
      quantity: 1,
      title: `${LONG} ${n}`,
    }));
    const { html } = await renderMail(composeMail('placed', facts('de', { items })));
    expect(Buffer.byteLength(html)).toBeLessThan(102_000);
  });
});
