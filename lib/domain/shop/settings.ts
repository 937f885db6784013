import * as z from 'zod/mini';
import { DESTINATION_CODES } from '../address/address-rules';
import { emailSchema } from '../core/email-input';
import { DECIMALS, whyNotSoldIn } from '../money/currencies';
import { isToCome, ratesIn } from '../money/exchange';
import { LEAST_CONTRAST, leastContrast, type Scheme } from './colors';
import { line, prose, type Said, saidAs } from './said';

/** Empty is not set: then the default holds. */
const orNothing = <Schema extends z.ZodMiniType>(schema: Schema) => z.union([z.literal(''), schema]);

const COLOR = /^#[0-9a-f]{6}$/;
const accent = (scheme: Scheme) =>
  orNothing(
    z.string().check(
      z.toLowerCase(),
      z.regex(COLOR, 'Six hexadecimal digits, such as #0e6650.'),
      z.refine((color) => !COLOR.test(color) || leastContrast(color, scheme) >= LEAST_CONTRAST, {
        error: ({ input }) =>
          `Hard to read in the ${scheme} colors: a contrast of ${leastContrast(String(input), scheme).toFixed(1)}, and ${LEAST_CONTRAST} is needed. Take a ${scheme === 'light' ? 'darker' : 'lighter'} one.`,
      }),
    ),
  );
/** A picture by the hash of its content. */
export const BRAND_FILE = /^[0-9a-f]{64}$/;
export const brandPath = (file: string) => `/api/brand/${file}`;
const picture = orNothing(z.string().check(z.regex(BRAND_FILE, 'Upload the picture first.')));

const links = prose(1000).check(
  z.refine(
    (text) => linksOf(text).every((link) => link !== null),
    'One link per line: a name, then /a-path or https://…',
  ),
);

export const GRACE_HOURS = ['1', '2', '4', '12', '24'] as const;

const SOLD_IN = [...DECIMALS.keys()].filter((code) => whyNotSoldIn(code) === null);
const rates = prose(2000).check(
  z.refine(
    (text) => ratesIn(text).every((rate) => rate !== null),
    'One a line, such as USD EUR 0.9215 2026-11-30: 1 USD is 0.9215 EUR.',
  ),
  z.refine((text) => {
    const pairs = ratesIn(text).flatMap((rate) => (rate ? `${rate.currency} ${rate.into}` : []));
    return new Set(pairs).size === pairs.length;
  }, 'Only one rate for the same two currencies.'),
  z.refine(
    (text) => !ratesIn(text).some((rate) => rate !== null && isToCome(rate, new Date())),
    'The day on which you looked, not one still to come.',
  ),
);

/** What the merchant decides about the shop. All of it can be left out; what is, has the default below. */
export const shopSchema = z.strictObject({
  name: z.optional(line(60)),
  contact: z.optional(orNothing(emailSchema)),
  replies: z.optional(orNothing(emailSchema)),
  announcement: z.optional(saidAs(line(160))),
  headline: z.optional(saidAs(line(80))),
  lead: z.optional(saidAs(line(300))),
  menu: z.optional(saidAs(links)),
  footer: z.optional(saidAs(links)),
  accent: z.optional(accent('light')),
  night: z.optional(accent('dark')),
  logo: z.optional(picture),
  icon: z.optional(picture),
  card: z.optional(picture),
  seller: z.optional(line(120)),
  address: z.optional(prose(400)),
  country: z.optional(orNothing(z.enum(DESTINATION_CODES))),
  represented: z.optional(line(120)),
  register: z.optional(line(120)),
  taxid: z.optional(line(60)),
  phone: z.optional(line(40)),
  /** What everything is sold in; empty: in what its print shop prices it in. */
  currency: z.optional(
    orNothing(
      z.string().check(
        z.toUpperCase(),
        z.refine((code) => SOLD_IN.includes(code), 'Three letters of a currency that Stripe charges, such as EUR.'),
      ),
    ),
  ),
  rates: z.optional(rates),
  countries: z.optional(z.array(z.enum(DESTINATION_CODES, 'A country code that we deliver to, such as DE.'))),
  /** Whether what bears the shopper's own design can be withdrawn from; the law says no, a shop may say yes. */
  designs: z.optional(z.enum(['', 'exempt', 'returnable'])),
  /** Hours from paying until printing is asked for; nothing where it is asked for at once. */
  grace: z.optional(z.enum(['', ...GRACE_HOURS])),
  /** What is offered for a parcel that came back: empty: sent again free of charge, or the money; else the money only. */
  returns: z.optional(z.enum(['', 'refund'])),
  /** Whether owners and finance must have a passkey. */
  passkeys: z.optional(z.enum(['', 'required'])),
  zone: z.optional(orNothing(z.string().check(z.refine(isZone, 'A time zone such as Europe/Berlin.')))),
});
export type ShopChange = z.output<typeof shopSchema>;

/** As the shop is: empty where nothing was said and nothing holds instead. */
export type Shop = { [Name in keyof ShopChange]-?: NonNullable<ShopChange[Name]> };

export const SHOP_DEFAULTS: Shop = {
  name: 'FlowBotz',
  contact: '',
  replies: '',
  announcement: {},
  headline: {},
  lead: {},
  menu: {},
  footer: {},
  accent: '',
  night: '',
  logo: '',
  icon: '',
  card: '',
  seller: '',
  address: '',
  country: '',
  represented: '',
  register: '',
  taxid: '',
  phone: '',
  currency: '',
  rates: '',
  countries: [],
  designs: 'exempt',
  grace: '',
  returns: '',
  passkeys: '',
  zone: 'UTC',
};

/** The defaults, what was set over them, and over both what the environment says. */
export function shopOf(change: ShopChange, fromEnvironment: ShopChange): Shop {
  const isSet = ([, value]: [string, unknown]) => value !== undefined && value !== '';
  const said = [change, fromEnvironment].map((part) => Object.fromEntries(Object.entries(part).filter(isSet)));
  return Object.assign({}, SHOP_DEFAULTS, ...said);
}

/** Where no countries are named it is sold everywhere. */
export const sellsTo = ({ countries }: Pick<Shop, 'countries'>, country: string) =>
  countries.length === 0 || countries.some((code) => code === country);

/** From when on a print shop may have an order that is paid at that time. */
export const graceEnd = ({ grace }: Pick<Shop, 'grace'>, paidAt: Date) =>
  new Date(paidAt.getTime() + Number(grace) * 3_600_000);

/** Who sells, as it stands on a receipt: only what is known of it. */
export function sellerLines({ seller, address, taxid }: Pick<Shop, 'seller' | 'address' | 'taxid'>): string[] {
  return [seller, address, taxid].filter((part) => part !== '');
}

type ShopLink = { name: string; href: string };

/** `Our prints /collections/prints`, one per line; null for a line that is no link. */
export function linksOf(text: string): (ShopLink | null)[] {
  return text.split('\n').flatMap((entry) => {
    if (entry.trim() === '') return [];
    const [, name, href] = /^(.*\S)\s+(\/(?!\/)\S*|https:\/\/\S+)$/.exec(entry.trim()) ?? [];
    return [name === undefined || href === undefined || name.length > 40 ? null : { name, href }];
  });
}

/** The texts that are written in one language and wait for another. */
export function wordsOf(shop: ShopChange): [name: string, words: Said][] {
  return Object.entries(shop).flatMap(([name, value]): [string, Said][] =>
    typeof value === 'object' && !Array.isArray(value) ? [[name, value]] : [],
  );
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
