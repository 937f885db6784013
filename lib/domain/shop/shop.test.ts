import { expect, it } from 'vitest';
import { LOCALES } from '../core/locale';
import { accentStyle, leastContrast, OWN_ACCENT } from './colors';
import { withdrawableUntil } from './inquiry';
import { pageSchema, pageText, SHOP_PAGES, unsetIn } from './pages';
import { saidIn, unsaidIn } from './said';
import { linksOf, SHOP_DEFAULTS } from './settings';
import { TEMPLATES_DE } from './templates/de';
import { TEMPLATES_EN } from './templates/en';

const SHOP = { ...SHOP_DEFAULTS, name: 'Otter', seller: 'Otter GmbH', address: 'Am Fluss 1\n10115 Berlin' };
const faultOf = (body: string) => pageSchema.safeParse({ body: { en: body } }).error?.issues[0]?.message;

it('our own accents are readable in both schemes', () => {
  expect(leastContrast(OWN_ACCENT.light, 'light')).toBeGreaterThan(4.5);
  expect(leastContrast(OWN_ACCENT.dark, 'dark')).toBeGreaterThan(4.5);
  expect(accentStyle({ accent: '', night: '' })).toEqual({});
});

it('what a merchant wrote in one language stands in for the other, and is told as missing', () => {
  expect(saidIn({ de: 'Hallo' }, 'en')).toBe('Hallo');
  expect(unsaidIn({ de: 'Hallo' })).toEqual(['en']);
  expect(unsaidIn({})).toEqual([]);
});

it('a link leads to a page of ours or over https, or is none', () => {
  expect(linksOf('Our prints /collections/prints\nBlog https://blog.example/x\n')).toEqual([
    { name: 'Our prints', href: '/collections/prints' },
    { name: 'Blog', href: 'https://blog.example/x' },
  ]);
  for (const text of ['x javascript:alert(1)', 'x //evil.example', 'x http://plain.example', '/only'])
    expect(linksOf(text)).toEqual([null]);
});

it('a page with HTML, with a placeholder nobody knows or with the template’s first line is refused in words', () => {
  expect(faultOf('Hi <script>alert(1)</script>')).toBe('HTML is not taken here: write it in Markdown.');
  expect(faultOf('<img src=x onerror=alert(1)>')).toBe('HTML is not taken here: write it in Markdown.');
  expect(faultOf('{sellr}')).toBe('There is no placeholder {sellr}.');
  expect(faultOf(TEMPLATES_EN.terms)).toMatch(/delete the line/);
  expect(faultOf('2 < 3, <https://otter.example>')).toBeUndefined();
});

it.each(SHOP_PAGES)('the template of %s is a page in every language once its first line is deleted', (page) => {
  for (const locale of LOCALES) {
    const template = { en: TEMPLATES_EN, de: TEMPLATES_DE }[locale][page];
    const [first = '', ...rest] = template.split('\n');
    expect(first).toMatch(locale === 'en' ? /no legal advice/ : /keine Rechtsberatung/);
    expect(pageSchema.safeParse({ body: { [locale]: rest.join('\n') } }).success).toBe(true);
    expect(pageText({ body: { [locale]: rest.join('\n') } }, SHOP, locale)).not.toMatch(/\{\w+\}|: *$/m);
  }
});

it('a line about what is not set is left out, and the editor says what is missing', () => {
  const body = '{seller}\n{address}\n\nPhone: {phone}';
  expect(pageText({ body: { en: body } }, SHOP, 'en')).toBe('Otter GmbH\nAm Fluss 1  \n10115 Berlin\n');
  expect(unsetIn(body, SHOP)).toEqual(['phone']);
});

it.each([
  ['UTC', '2026-03-02T09:00:00Z', '2026-03-16T23:59:59.999Z'],
  // An hour after midnight there is the evening before elsewhere, and the clocks go forward on March 29.
  ['Europe/Berlin', '2026-03-19T23:30:00Z', '2026-04-03T21:59:59.999Z'],
  ['Europe/Berlin', '2026-03-19T22:30:00Z', '2026-04-02T21:59:59.999Z'],
  ['America/New_York', '2026-10-25T03:30:00.250Z', '2026-11-08T04:59:59.999Z'],
])('in %s what arrived at %s can be withdrawn from until the end of the 14th day', (zone, deliveredAt, until) => {
  expect(withdrawableUntil(new Date(deliveredAt), zone)?.toISOString()).toBe(until);
  expect(withdrawableUntil(null, zone)).toBeNull();
});
