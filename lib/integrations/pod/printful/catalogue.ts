import { NO_NEEDS } from '@/lib/domain/address/delivery-needs';
import type { Destination } from '@/lib/domain/address/recipient';
import { hasOwnCustoms } from '@/lib/domain/address/territories';
import type { PrintArea } from '@/lib/domain/catalogue/design';
import type { SizeGuide } from '@/lib/domain/catalogue/size-guide';
import { whyNotSoldIn } from '@/lib/domain/money/currencies';
import { parseDecimal } from '@/lib/domain/money/money';
import type {
  CatalogueProduct,
  CatalogueVariant,
  LeftOut,
  QuoteRequest,
  ShippingQuote,
  ShippingTier,
} from '@/lib/domain/order/pod';
import { htmlText } from '../html-text';
import { readAmount } from '../read-amount';
import { PROVIDER } from './client';
import { stateFor, withoutBlanks } from './mapper';
import type { Blank, ShippingRate, SyncProduct } from './schemas';

type SyncVariant = SyncProduct['sync_variants']['rows'][number];

/** What Printful prints on, with its measures and, by variant, where it prints. */
export type MeasuredBlank = Blank & {
  sizeGuide?: SizeGuide | null;
  printAreas?: ReadonlyMap<number, PrintArea>;
  shipsTo?: string[] | null;
};

/** `blanks` by id: null where one is no longer in their catalogue, undefined where it could not be read. */
export function toProduct(
  product: SyncProduct,
  blanks: ReadonlyMap<string, MeasuredBlank | null | undefined>,
): CatalogueProduct {
  const variants: CatalogueVariant[] = [];
  const leftOut: LeftOut[] = [...product.sync_variants.odd];
  for (const variant of product.sync_variants.rows) {
    const read = toVariant(variant, blanks.get(variant.product?.product_id ?? ''));
    if (read === null) continue;
    if ('why' in read) leftOut.push(read);
    else variants.push(read);
  }
  const bases = blanksOf(product).flatMap((blankId) => blanks.get(blankId) ?? []);
  const [base] = bases;
  const { id, name, thumbnail_url } = product.sync_product;
  return {
    provider: PROVIDER,
    providerProductId: id,
    title: name,
    description: htmlText(base?.product.description ?? ''),
    kind: base?.product.type_name ?? 'Other',
    tags: [],
    pictures: [...new Set([thumbnail_url ?? [], variants.flatMap(({ pictures }) => pictures)].flat())],
    sizeGuide: base?.sizeGuide ?? null,
    safety: null,
    printedIn: null,
    madeIn: base?.product.origin_country ?? null,
    shipsTo: onAll(bases.map(({ shipsTo }) => shipsTo ?? null)),
    variants,
    leftOut,
  };
}

/** Countries that every list has; a null one has them all. */
function onAll(lists: readonly (string[] | null)[]): string[] | null {
  return lists.reduce((all, list) => (all && list ? all.filter((code) => list.includes(code)) : (all ?? list)), null);
}

export function blanksOf(product: SyncProduct): string[] {
  return [...new Set(product.sync_variants.rows.flatMap((variant) => variant.product?.product_id ?? []))];
}

/** Null for what is not meant to be sold: ignored, or not linked to a catalogue variant. */
function toVariant(variant: SyncVariant, blank: MeasuredBlank | null | undefined): CatalogueVariant | LeftOut | null {
  const { variant_id: catalogVariantId, retail_price: price, product } = variant;
  if (!catalogVariantId || !product || variant.is_ignored) return null;
  const options = withoutBlanks({ color: variant.color ?? undefined, size: variant.size ?? undefined });
  const called = variant.name ?? variant.id;
  const currency = variant.currency?.toUpperCase();
  if (price === '' || currency === undefined) return { name: called, why: 'it has no price' };
  const why = whyNotSoldIn(currency);
  if (why !== null) return { name: called, why };
  const retail = parseDecimal(price, currency);
  if (retail === null) return { name: called, why: `"${price}" is no price in ${currency}` };
  const base = blank?.variants.find(({ id }) => id === catalogVariantId);
  const costCurrency = blank?.product.currency?.toUpperCase() ?? null;
  const active = (variant.availability_status ?? 'active').toLowerCase() === 'active';
  // What their catalogue does not tell now is no reason to stop selling.
  const made = blank === undefined || (base?.in_stock === true && blank?.product.is_discontinued !== true);
  return {
    providerVariantId: variant.id,
    sku: variant.sku,
    name: Object.values(options).join(' / ') || called,
    options,
    colorHex: /^#[0-9a-f]{6}$/i.test(base?.color_code ?? '') ? (base?.color_code?.toLowerCase() ?? null) : null,
    retailMinor: retail.minor,
    // v1 names no price per sync variant. Their catalogue's is the base price, extra placements come on top.
    costMinor: base && costCurrency !== null ? (parseDecimal(base.price, costCurrency)?.minor ?? null) : null,
    costCurrency: costCurrency === currency ? null : costCurrency,
    currency,
    available: variant.synced && active && made,
    pictures: picturesOf(variant),
    providerData: { catalogVariantId: Number(catalogVariantId), catalogProductId: Number(product.product_id) },
    printArea: blank?.printAreas?.get(Number(catalogVariantId)) ?? null,
  };
}

/** The mockup of this variant; failing that its print file, then the bare good. */
function picturesOf({ files, product }: SyncVariant): string[] {
  const mockup = files.find(({ type, preview_url }) => type === 'preview' && preview_url !== null);
  const picture = mockup?.preview_url ?? files.find(({ preview_url }) => preview_url)?.preview_url ?? product?.image;
  return picture ? [picture] : [];
}

// ---- rates --------------------------------------------------------------------------------------------------------

/** Business days to print and pack, as Printful's shop pages promise. Counts where a rate's own days do not. */
const PRODUCTION_DAYS = { min: 2, max: 5 };

/** Business days in transit where a rate names none, which the documents allow. */
const USUAL_TRANSIT_DAYS: Record<ShippingTier, { min: number; max: number }> = {
  economy: { min: 5, max: 15 },
  standard: { min: 3, max: 10 },
  express: { min: 1, max: 4 },
};

/** Body of `POST /v2/shipping-rates`. */
export function toRatesBody({ destination, items, currency }: QuoteRequest) {
  return {
    recipient: withoutBlanks({
      country_code: destination.country,
      state_code: stateFor(destination.country, destination.state),
      city: destination.city,
      zip: destination.postalCode,
    }),
    order_items: items.map(({ providerData, quantity }) => ({
      source: 'catalog',
      catalog_variant_id: Number(providerData.catalogVariantId),
      quantity,
    })),
    currency,
  };
}

/**
 * "Estimated delivery days" are what the dates beside them count, and the name prints: from an order placed today to
 * the door, so production is inside them and they are calendar days.
 */
export function toQuote(rate: ShippingRate, destination: Destination): ShippingQuote {
  const name = rate.shipping_method_name.replace(/\s*\([^)]*\)\s*$/, '').trim();
  const tier = tierOf(rate.shipping, name);
  const { min_delivery_days: min, max_delivery_days: max } = rate;
  return {
    provider: PROVIDER,
    method: rate.shipping,
    name: name || rate.shipping,
    tier,
    costMinor: readAmount(PROVIDER, rate.rate, rate.currency),
    currency: rate.currency,
    productionDays: PRODUCTION_DAYS,
    transitDays: USUAL_TRANSIT_DAYS[tier],
    calendarDays: typeof min === 'number' ? { min, max: Math.max(min, max ?? min) } : null,
    needs: { ...NO_NEEDS, latin: true, tax: destination.country === 'BR' },
    customs: rate.shipments.some(({ customs_fees_possible }) => customs_fees_possible) || hasOwnCustoms(destination),
  };
}

function tierOf(method: string, name: string): ShippingTier {
  if (/fast|express|overnight/i.test(method)) return 'express';
  return /econom|saver|budget/i.test(`${method} ${name}`) ? 'economy' : 'standard';
}
