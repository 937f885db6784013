import { BLANKS, type Blank, type Design, type Stock } from './catalogue-data';
import { DESIGNS, STOCK } from './design-data';

/** One colour and size of a blank: Printful's "variant" (v1) or "catalog variant" (v2). */
export type CatalogVariant = {
  id: number;
  blank: Blank;
  name: string;
  color: { name: string; hex: string };
  size: string;
  priceMinor: number;
  stock: Stock;
};

/** A catalogue variant with the shop's design on it. Only v1 knows these. */
export type SyncVariant = {
  id: number;
  externalId: string;
  design: Design;
  name: string;
  sku: string;
  retailMinor: number;
  variant: CatalogVariant;
};

function variantsOf(blank: Blank): CatalogVariant[] {
  return blank.colors.flatMap((color, colorIndex) =>
    blank.sizes.map((size, sizeIndex) => ({
      id: blank.firstVariantId + colorIndex * blank.sizes.length + sizeIndex,
      blank,
      name: `${blank.title} (${color.name} / ${size.name})`,
      color,
      size: size.name,
      priceMinor: size.priceMinor,
      stock: STOCK[`${blank.id}/${color.name}/${size.name}`] ?? 'in_stock',
    })),
  );
}

function syncVariantsOf(design: Design): SyncVariant[] {
  const options = design.colors.flatMap((color) => design.sizes.map((size) => ({ color, size })));
  return options.map(({ color, size }, index) => {
    const variant = CATALOG_VARIANTS.find(
      (each) => each.blank.id === design.blankId && each.color.name === color && each.size === size.name,
    );
    if (!variant) throw new Error(`${design.name} names ${color} / ${size.name}, which blank ${design.blankId} lacks`);
    const number = String(index + 1).padStart(2, '0');
    return {
      id: 4_310_000_000 + (design.id % 1000) * 100 + index,
      externalId: `${design.externalId}-${number}`,
      design,
      name: `${design.name} - ${color} / ${size.name}`,
      sku: `${design.skuPrefix}-${number}`,
      retailMinor: size.retailMinor,
      variant,
    };
  });
}

export const CATALOG_VARIANTS: readonly CatalogVariant[] = BLANKS.flatMap(variantsOf);
export const SYNC_VARIANTS: readonly SyncVariant[] = DESIGNS.flatMap(syncVariantsOf);

export const blankById = (id: number): Blank | undefined => BLANKS.find((blank) => blank.id === id);

export const catalogVariantById = (id: number): CatalogVariant | undefined =>
  CATALOG_VARIANTS.find((variant) => variant.id === id);

export const catalogVariantsOf = (blankId: number): CatalogVariant[] =>
  CATALOG_VARIANTS.filter((variant) => variant.blank.id === blankId);

export const syncVariantsOfDesign = (designId: number): SyncVariant[] =>
  SYNC_VARIANTS.filter((variant) => variant.design.id === designId);

/** `ref` is an id or `@external_id`, as in every v1 path. */
export function designByRef(ref: string): Design | undefined {
  return DESIGNS.find((design) => (ref.startsWith('@') ? `@${design.externalId}` : String(design.id)) === ref);
}

export function syncVariantByRef(ref: string): SyncVariant | undefined {
  return SYNC_VARIANTS.find((each) => (ref.startsWith('@') ? `@${each.externalId}` : String(each.id)) === ref);
}

/** Where the sandbox serves the picture of a design, or of the bare blank. */
export function pictureUrl(origin: string, variant: CatalogVariant, design?: Design): string {
  return `${origin}/pictures/${variant.blank.kind}/${design?.picture ?? 'plain'}/${variant.color.hex}.png`;
}
