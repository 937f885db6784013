import { NO_NEEDS } from '@/lib/domain/address/delivery-needs';
import type { Destination } from '@/lib/domain/address/recipient';
import { optionName } from '@/lib/domain/catalogue/options';
import type {
  CatalogueProduct,
  CatalogueVariant,
  LeftOut,
  QuoteRequest,
  ShippingQuote,
  ShippingTier,
} from '@/lib/domain/order/pod';
import { htmlText } from '../html-text';
import { PROVIDER } from './client';
import { CURRENCY, toQuoteLine } from './mapper';
import { type Base, toPrintArea } from './print-area';
import type { Product, ShippingCosts } from './schemas';

type Variant = Product['variants']['rows'][number];

/** Printify answers the whole matrix of variants; only enabled ones are for sale, and a matrix need not be whole. */
export function toProduct(product: Product, base: Base | null = null): CatalogueProduct {
  const enabled = product.variants.rows.filter(({ is_enabled }) => is_enabled);
  const pictures = picturesOf(product, enabled);
  const kind = kindOf(product);
  const variants: CatalogueVariant[] = [];
  const leftOut: LeftOut[] = [...product.variants.odd];
  for (const variant of enabled) {
    const name = variant.title ?? String(variant.id);
    if (variant.price === null) leftOut.push({ name, why: 'it has no price' });
    else {
      const offer = { name, retailMinor: Math.round(variant.price) };
      variants.push({
        ...toVariant(variant, product, pictures),
        ...offer,
        printArea: toPrintArea(base, variant.id, kind),
      });
    }
  }
  return {
    provider: PROVIDER,
    providerProductId: product.id,
    title: product.title,
    description: htmlText(product.description ?? ''),
    kind,
    tags: product.tags,
    pictures: [...new Set(pictures.map(({ src }) => src))],
    sizeGuide: null,
    safety: product.safety_information === null ? null : htmlText(product.safety_information),
    printedIn: base?.country ?? null,
    madeIn: null,
    shipsTo: base?.shipsTo ?? null,
    variants,
    leftOut,
  };
}

/**
 * What the merchant chose to show, the default one first. Mockups of what is not sold stay out; where nothing was
 * chosen at all, everything that shows what is sold.
 */
function picturesOf({ images }: Product, enabled: readonly Variant[]): Product['images'] {
  const sold = new Set(enabled.map(({ id }) => id));
  const shown = images.filter(({ variant_ids }) => variant_ids.length === 0 || variant_ids.some((id) => sold.has(id)));
  const chosen = shown.filter(({ is_selected_for_publishing }) => is_selected_for_publishing !== false);
  return (chosen.length > 0 ? chosen : shown).toSorted(
    (a, b) => Number(b.is_default ?? false) - Number(a.is_default ?? false),
  );
}

function toVariant(
  variant: Variant,
  product: Product,
  pictures: Product['images'],
): Omit<CatalogueVariant, 'printArea' | 'name' | 'retailMinor'> {
  const chosen = product.options.flatMap(({ name, type, values }) => {
    const value = values.find(({ id }) => variant.options.includes(id));
    return value ? [{ option: optionName(type?.toLowerCase() ?? name), ...value }] : [];
  });
  const { blueprint_id: blueprintId, print_provider_id: printProviderId } = product;
  return {
    providerVariantId: String(variant.id),
    sku: variant.sku,
    options: Object.fromEntries(chosen.map(({ option, title }) => [option, title])),
    colorHex: hexOf(chosen.flatMap(({ colors }) => colors)),
    costMinor: variant.cost === null ? null : Math.round(variant.cost),
    costCurrency: null,
    currency: CURRENCY,
    available: variant.is_available ?? true,
    pictures: pictures.filter(({ variant_ids }) => variant_ids.includes(variant.id)).map(({ src }) => src),
    providerData: { ...(blueprintId ? { blueprintId } : {}), ...(printProviderId ? { printProviderId } : {}) },
  };
}

function hexOf(colors: string[]): string | null {
  return colors.find((color) => /^#[0-9a-f]{6}$/i.test(color))?.toLowerCase() ?? null;
}

/** A product names no kind of good; its tags mostly do, else its title. In the words the other provider uses. */
const KINDS: readonly [RegExp, string][] = [
  [/\bhoodies?\b/i, 'Hoodie'],
  [/\bsweatshirts?\b/i, 'Sweatshirt'],
  [/\bt-?shirts?\b|\btees?\b/i, 'T-Shirt'],
  [/\bmugs?\b/i, 'Mug'],
  [/\bposters?\b/i, 'Poster'],
  [/\bstickers?\b/i, 'Sticker'],
  [/\btotes?\b/i, 'Tote Bag'],
  [/\b(pillows?|cushions?)\b/i, 'Pillow'],
  [/\bphone cases?\b/i, 'Phone Case'],
  [/\b(hats?|caps?|beanies?)\b/i, 'Hat'],
];

function kindOf({ tags, title }: Product): string {
  for (const text of [tags.join(', '), title]) {
    const [, kind] = KINDS.find(([pattern]) => pattern.test(text)) ?? [];
    if (kind) return kind;
  }
  return tags[0] ?? 'Other';
}

// ---- shipping -----------------------------------------------------------------------------------------------------

type Days = { min: number; max: number };
type Method = { method: string; name: string; tier: ShippingTier; production: Days; home: Days; abroad: Days };

/**
 * Assumed: a quote names no days, so these are the business days of Printify's help pages. `home` is the US; the
 * catalogue knows handling times per blueprint, at a request for each and 100 a minute.
 */
const STANDARD: Method = {
  method: '1',
  name: 'Standard',
  tier: 'standard',
  production: { min: 2, max: 7 },
  home: { min: 2, max: 5 },
  abroad: { min: 10, max: 30 },
};
const PRIORITY: Method = {
  ...STANDARD,
  method: '2',
  name: 'Priority',
  tier: 'express',
  home: { min: 2, max: 3 },
  abroad: { min: 3, max: 5 },
};
/** Printed and delivered in two to three days. The only one that wants a phone number. */
const EXPRESS: Method = {
  ...PRIORITY,
  method: '3',
  name: 'Printify Express',
  production: { min: 1, max: 1 },
  home: { min: 1, max: 2 },
};
const ECONOMY: Method = { ...STANDARD, method: '4', name: 'Economy', tier: 'economy', home: { min: 4, max: 8 } };

/** Body of `POST orders/shipping.json`: what is known of the destination, which has no name and no street yet. */
export function toShippingBody({ destination: { country, state, postalCode, city }, items }: QuoteRequest) {
  return {
    line_items: items.map(toQuoteLine),
    address_to: {
      country,
      region: state ?? '',
      ...(city ? { city } : {}),
      ...(postalCode ? { zip: postalCode } : {}),
    },
  };
}

/** A blueprint ordered with own files goes neither by economy nor by Printify Express. */
export function toQuotes(
  costs: ShippingCosts,
  { country }: Destination,
  { ownFiles = false }: { ownFiles?: boolean } = {},
): ShippingQuote[] {
  const offered: [Method, number | null | undefined][] = [
    [ECONOMY, ownFiles ? null : costs.economy],
    [STANDARD, costs.standard],
    [PRIORITY, costs.priority ?? costs.express],
    [EXPRESS, ownFiles ? null : printifyExpress(costs)],
  ];
  return offered.flatMap(([{ method, name, tier, production, home, abroad }, cost]) =>
    typeof cost === 'number'
      ? {
          provider: PROVIDER,
          method,
          name,
          tier,
          costMinor: cost,
          currency: CURRENCY,
          productionDays: production,
          transitDays: country === 'US' ? home : abroad,
          calendarDays: null,
          needs: { ...NO_NEEDS, latin: true, phone: method === EXPRESS.method, street: method === EXPRESS.method },
          // Where an item is printed is not told; most of their print shops are in the States.
          customs: country !== 'US',
        }
      : [],
  );
}

/**
 * Three generations of keys: "express" first meant what is now "priority", then both stood side by side at one price
 * with "printify_express", and now it means Printify Express. Offering that wrongly makes an order that is refused.
 */
function printifyExpress({ printify_express, priority, express }: ShippingCosts): number | null {
  if (typeof printify_express === 'number') return printify_express;
  return typeof priority === 'number' && express !== priority ? (express ?? null) : null;
}
