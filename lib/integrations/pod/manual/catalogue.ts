import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { NO_NEEDS } from '@/lib/domain/address/delivery-needs';
import { hasOwnCustoms } from '@/lib/domain/address/territories';
import { ProviderError } from '@/lib/domain/core/errors';
import { DEFAULT_LOCALE, LOCALES } from '@/lib/domain/core/locale';
import { whyNotSoldIn } from '@/lib/domain/money/currencies';
import { parseDecimal } from '@/lib/domain/money/money';
import { type CatalogueProduct, type QuoteRequest, SHIPPING_TIERS, type ShippingQuote } from '@/lib/domain/order/pod';
import { type CatalogueRead, nameOf, whyOdd } from '../catalogue-reader';

export const PROVIDER = 'manual';

const days = z.tuple([z.int().min(0), z.int().min(0)]).transform(([min, max]) => ({ min, max: Math.max(min, max) }));
const amount = z.string().regex(/^\d+(\.\d+)?$/, 'an amount such as "4.90"');
const link = z.url({ protocol: /^https$/ });
const id = z.string().regex(/^[\w-]{1,60}$/, 'letters, digits, - and _');

const shipping = z.strictObject({
  method: id,
  name: z.string().min(1),
  tier: z.enum(SHIPPING_TIERS).default('standard'),
  /** Two letters each; `*` for everywhere that no other way of the same tier names. */
  countries: z.array(z.string().regex(/^([A-Z]{2}|\*)$/)).min(1),
  first: amount,
  further: amount.default('0'),
  days,
});
const variant = z.strictObject({
  id,
  options: z.record(z.string(), z.string()).default({}),
  price: amount,
  cost: amount.optional(),
  sku: z.string().optional(),
  available: z.boolean().default(true),
  printFile: link.optional(),
  pictures: z.array(link).default([]),
});
const product = z.strictObject({
  id,
  title: z.string().min(1),
  description: z.string().default(''),
  kind: z.string().min(1).default('Other'),
  tags: z.array(z.string()).default([]),
  pictures: z.array(link).default([]),
  safety: z.string().optional(),
  printedIn: z.string().optional(),
  madeIn: z.string().optional(),
  printFile: link.optional(),
  variants: z.array(variant).min(1),
});
const catalogue = z.strictObject({
  currency: z.string().refine((code) => whyNotSoldIn(code) === null, 'a currency that can be charged'),
  /** Of the mails to the print shop. */
  language: z.enum(LOCALES).default(DEFAULT_LOCALE),
  productionDays: days,
  shipping: z.array(shipping).min(1),
  // Each is read by itself: an odd one costs no other its place.
  products: z.array(z.unknown()),
});
export type Catalogue = z.output<typeof catalogue>;

/** `source`: the JSON itself, or the path of its file. Throws ProviderError unavailable. */
export async function readCatalogue(source: string): Promise<Catalogue> {
  try {
    const text = source.trimStart().startsWith('{') ? source : await readFile(source, 'utf8');
    return catalogue.parse(JSON.parse(text));
  } catch (cause) {
    const why = cause instanceof z.ZodError ? whyOdd(cause) : (cause as Error).message;
    throw new ProviderError(PROVIDER, 'unavailable', `its catalogue cannot be read: ${why}`, { cause });
  }
}

export function readProducts({ products, currency, shipping }: Catalogue): CatalogueRead[] {
  const named = [...new Set(shipping.flatMap(({ countries }) => countries))];
  const shipsTo = named.includes('*') ? null : named;
  return products.map((row, place) => {
    const parsed = product.safeParse(row);
    if (parsed.success)
      return {
        providerProductId: parsed.data.id,
        state: 'for_sale',
        product: toProduct(parsed.data, currency, shipsTo),
        lockedAt: null,
      };
    const providerProductId = `row ${place + 1}`;
    return {
      providerProductId,
      state: 'unreadable',
      title: nameOf(row) ?? providerProductId,
      why: whyOdd(parsed.error),
    };
  });
}

function toProduct(row: z.output<typeof product>, currency: string, shipsTo: string[] | null): CatalogueProduct {
  const { id: providerProductId, title, description, kind, tags, pictures, variants } = row;
  return {
    ...{ provider: PROVIDER, providerProductId, title, description, kind, tags },
    pictures: [...new Set([...pictures, ...variants.flatMap((each) => each.pictures)])],
    sizeGuide: null,
    safety: row.safety ?? null,
    printedIn: row.printedIn ?? null,
    madeIn: row.madeIn ?? null,
    shipsTo,
    variants: variants.map((each) => {
      const printFile = each.printFile ?? row.printFile;
      const costMinor = each.cost === undefined ? null : minorOf(each.cost, currency);
      return {
        ...{ providerVariantId: each.id, sku: each.sku ?? null, options: each.options, colorHex: null, currency },
        name: Object.values(each.options).join(' / ') || title,
        retailMinor: minorOf(each.price, currency),
        ...{ costMinor, costCurrency: null, available: each.available, printArea: null },
        pictures: each.pictures,
        providerData: { ...(printFile ? { printFile } : {}), ...(costMinor === null ? {} : { costMinor }) },
      };
    }),
    leftOut: [],
  };
}

const minorOf = (text: string, currency: string) => parseDecimal(text, currency)?.minor ?? 0;

/** What sending so many pieces costs: the first and each further one. */
export function shippingCost({ shipping, currency }: Catalogue, method: string, pieces: number): number | null {
  const way = shipping.find((each) => each.method === method);
  return way ? minorOf(way.first, currency) + (pieces - 1) * minorOf(way.further, currency) : null;
}

/** The first way of each tier that names the country, else the first that goes everywhere. */
export function toQuotes(known: Catalogue, { destination, items }: QuoteRequest): ShippingQuote[] {
  const pieces = items.reduce((sum, { quantity }) => sum + quantity, 0);
  return SHIPPING_TIERS.flatMap((tier) => {
    const ways = known.shipping.filter((each) => each.tier === tier);
    const goes = (to: string) => ways.find(({ countries }) => countries.includes(to));
    const way = goes(destination.country) ?? goes('*');
    if (!way) return [];
    const { method, name, days: transitDays } = way;
    return [
      {
        ...{ provider: PROVIDER, method, name, tier, transitDays, currency: known.currency },
        costMinor: shippingCost(known, method, pieces) ?? 0,
        ...{ productionDays: known.productionDays, calendarDays: null },
        ...{ needs: NO_NEEDS, customs: hasOwnCustoms(destination) },
      },
    ];
  });
}
