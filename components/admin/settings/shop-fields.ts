import { LOCALES } from '@/lib/domain/core/locale';
import { GRACE_HOURS, SHOP_DEFAULTS, type Shop, type ShopChange, wordsOf } from '@/lib/domain/shop/settings';

type Kind = 'line' | 'lines' | 'said' | 'said_lines' | 'color' | 'picture' | 'codes' | 'country' | 'choice';
export type ShopField = {
  name: keyof Shop;
  label: string;
  kind: Kind;
  hint?: string;
  options?: readonly { value: string; label: string }[];
};

/** The form, from its top to its end. */
export const SHOP_SECTIONS: readonly { title: string; fields: readonly ShopField[] }[] = [
  {
    title: 'Shop',
    fields: [
      { name: 'name', label: 'Name', kind: 'line' },
      { name: 'contact', label: 'Contact address', kind: 'line', hint: 'Stands in the footer and in mails.' },
      {
        name: 'replies',
        label: 'Reply-To',
        kind: 'line',
        hint: 'Where answers to mails go; else the contact address.',
      },
      {
        name: 'passkeys',
        label: 'Passkeys',
        kind: 'choice',
        options: [
          { value: '', label: 'For whoever wants one' },
          { value: 'required', label: 'Needed by owners and finance' },
        ],
        hint: 'Where they are needed, the console opens to owners and finance with one only. Add yours first.',
      },
      { name: 'zone', label: 'Time zone', kind: 'line', hint: 'Such as Europe/Berlin.' },
      {
        name: 'currency',
        label: 'Selling currency',
        kind: 'line',
        hint: 'Such as EUR. Empty: all is sold in what its print shop prices it in, one currency a cart.',
      },
      {
        name: 'rates',
        label: 'Exchange rates',
        kind: 'lines',
        hint: 'One a line, with the day you looked. USD EUR 0.9215 2026-11-30: 1 USD is 0.9215 EUR.',
      },
      {
        name: 'countries',
        label: 'Countries sold to',
        kind: 'codes',
        hint: 'Two letters each, such as DE AT CH. Empty: everywhere the print shops deliver.',
      },
    ],
  },
  {
    title: 'Orders',
    fields: [
      {
        name: 'grace',
        label: 'Time to change one’s mind',
        kind: 'choice',
        options: [
          { value: '', label: 'None: printing is asked for at once' },
          ...GRACE_HOURS.map((value) => ({ value, label: value === '1' ? '1 hour' : `${value} hours` })),
        ],
        hint: 'So long a paid order waits as a draft: its customer can change size, address or cancel. Delivery days count from then on.',
      },
      {
        name: 'returns',
        label: 'When a parcel comes back',
        kind: 'choice',
        options: [
          { value: '', label: 'The customer may have it sent again, or the money' },
          { value: 'refund', label: 'The customer may have the money' },
        ],
        hint: 'Sent again it is printed anew, and the shop pays for it and for its delivery.',
      },
    ],
  },
  {
    title: 'Look',
    fields: [
      { name: 'logo', label: 'Logo', kind: 'picture', hint: 'PNG, JPEG or WebP, on a clear ground.' },
      { name: 'icon', label: 'Favicon', kind: 'picture', hint: 'Square.' },
      { name: 'card', label: 'Social picture', kind: 'picture', hint: 'Where a link is shared: 1200 × 630.' },
      { name: 'accent', label: 'Color, by day', kind: 'color', hint: 'Buttons and links. Its contrast is checked.' },
      { name: 'night', label: 'Color, by night', kind: 'color', hint: 'The same in the dark colors.' },
    ],
  },
  {
    title: 'Words',
    fields: [
      { name: 'announcement', label: 'Announcement', kind: 'said', hint: 'A bar above every page.' },
      { name: 'headline', label: 'Headline', kind: 'said' },
      { name: 'lead', label: 'Text under it', kind: 'said', hint: 'Search engines show it, too.' },
      { name: 'menu', label: 'Menu links', kind: 'said_lines', hint: 'One per line: Prints /collections/prints' },
      { name: 'footer', label: 'Footer links', kind: 'said_lines', hint: 'Beside those of the pages.' },
    ],
  },
  {
    title: 'Who sells',
    fields: [
      { name: 'seller', label: 'Legal name', kind: 'line', hint: 'On receipts and in the imprint.' },
      { name: 'address', label: 'Address', kind: 'lines' },
      { name: 'country', label: 'Country', kind: 'country', hint: 'Where the business is established.' },
      { name: 'represented', label: 'Represented by', kind: 'line' },
      { name: 'register', label: 'Register and number', kind: 'line' },
      { name: 'taxid', label: 'VAT or tax number', kind: 'line' },
      { name: 'phone', label: 'Phone', kind: 'line' },
      {
        name: 'designs',
        label: 'Pieces with the customer’s own design',
        kind: 'choice',
        options: [
          { value: '', label: 'No right to withdraw (the law’s exemption)' },
          { value: 'returnable', label: 'Can be withdrawn from like all else' },
        ],
        hint: 'Without a right to withdraw, the checkout says so before paying.',
      },
    ],
  },
];

export type FieldValues = Readonly<Record<string, string>>;

const SAID = new Set(wordsOf(SHOP_DEFAULTS).map(([name]) => name));
const part = (name: string, locale: string) => `${name}.${locale}`;

/** As text, one value per input. */
export function fieldsOf(change: ShopChange): FieldValues {
  const all: Partial<Record<string, unknown>> = change;
  return Object.fromEntries(
    Object.keys(SHOP_DEFAULTS).flatMap((name) => {
      const value = all[name];
      if (SAID.has(name))
        return LOCALES.map((locale) => [
          part(name, locale),
          (value as Record<string, string> | undefined)?.[locale] ?? '',
        ]);
      return [[name, Array.isArray(value) ? value.join(' ') : String(value ?? '')]];
    }),
  );
}

/** Back again; what is empty is left out, so that the default holds. */
export function changeOf(values: FieldValues): Record<string, unknown> {
  const entries = Object.keys(SHOP_DEFAULTS).map((name): [string, unknown] => {
    if (name === 'countries')
      return [
        name,
        (values[name] ?? '')
          .toUpperCase()
          .split(/[\s,;]+/)
          .filter(Boolean),
      ];
    if (!SAID.has(name)) return [name, values[name]?.trim() || undefined];
    const words = LOCALES.flatMap((locale) => {
      const text = values[part(name, locale)]?.trim();
      return text ? [[locale, text]] : [];
    });
    return [name, words.length > 0 ? Object.fromEntries(words) : undefined];
  });
  return Object.fromEntries(
    entries.filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );
}
