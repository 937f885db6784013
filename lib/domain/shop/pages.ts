import * as z from 'zod/mini';
import type { Locale } from '../core/locale';
import { prose, type Said, saidAs, saidIn } from './said';
import type { Shop } from './settings';

/** The pages that the law and shoppers ask for, in the order of the footer. */
export const SHOP_PAGES = ['about', 'contact', 'shipping', 'imprint', 'terms', 'withdrawal', 'privacy'] as const;
export type ShopPage = (typeof SHOP_PAGES)[number];
/** What a shopper agrees to or is told before paying; these texts are kept with the order. */
export const LEGAL_PAGES = ['terms', 'withdrawal', 'privacy'] as const satisfies readonly ShopPage[];

/** What stands in the foot of every mail about an order, where there is such a page. */
export const MAIL_PAGES = [
  'imprint',
  'terms',
  'withdrawal',
  'privacy',
  'contact',
] as const satisfies readonly ShopPage[];

/** The version of each text that held when an order was placed, and of the settings that fill them. */
export type AgreedTexts = Partial<Record<(typeof LEGAL_PAGES)[number] | 'shop', number>>;

export const isShopPage = (value: string): value is ShopPage => SHOP_PAGES.some((page) => page === value);
export const pagePath = (page: ShopPage) => `/pages/${page}`;

/** What of the settings can stand in a page as `{seller}`. */
export const PLACEHOLDERS = {
  shop: 'name',
  seller: 'seller',
  address: 'address',
  represented: 'represented',
  register: 'register',
  taxid: 'taxid',
  contact: 'contact',
  phone: 'phone',
} as const satisfies Record<string, keyof Shop>;
const PLACEHOLDER = /\{(\w+)\}/g;

/** The first line of every template: a page that still has it was read by nobody. */
export const UNCHECKED = '> TEMPLATE';
const MOST = 20_000;
/** Two languages of it fit into one request. */
const text = prose(MOST).check(
  z.refine((body) => !/<[a-z!/?](?!ttps?:|ailto:)/i.test(body), 'HTML is not taken here: write it in Markdown.'),
  z.refine((body) => !body.includes(UNCHECKED), {
    error: 'Have the text checked, then delete the line that calls it a template.',
  }),
  z.refine((body) => [...body.matchAll(PLACEHOLDER)].every(([, name]) => Object.hasOwn(PLACEHOLDERS, name ?? '')), {
    error: ({ input }) =>
      `There is no placeholder ${[...String(input).matchAll(PLACEHOLDER)].find(([, name]) => !Object.hasOwn(PLACEHOLDERS, name ?? ''))?.[0]}.`,
  }),
);

export const pageSchema = z.strictObject({ body: z.optional(saidAs(text)) });
export type PageChange = z.output<typeof pageSchema>;

/** In this language, with the settings put in; empty for a page that is not published. A line about nothing that is set is left out. */
export function pageText(page: PageChange | undefined, shop: Shop, locale: Locale): string {
  const words: Said = page?.body ?? {};
  return saidIn(words, locale)
    .split('\n')
    .flatMap((entry) => {
      const names = [...entry.matchAll(PLACEHOLDER)].map(([, name]) => name as keyof typeof PLACEHOLDERS);
      if (names.length > 0 && names.every((name) => shop[PLACEHOLDERS[name]] === '')) return [];
      // Two blanks at the end of a line break it, as an address has it.
      return entry.replace(PLACEHOLDER, (_, name: keyof typeof PLACEHOLDERS) =>
        shop[PLACEHOLDERS[name]].replaceAll('\n', '  \n'),
      );
    })
    .join('\n');
}

/** The settings that a text asks for and that are not set. */
export function unsetIn(body: string, shop: Shop): string[] {
  const names = [...body.matchAll(PLACEHOLDER)].map(([, name]) => name as keyof typeof PLACEHOLDERS);
  return [...new Set(names)].filter((name) => Object.hasOwn(PLACEHOLDERS, name) && shop[PLACEHOLDERS[name]] === '');
}
