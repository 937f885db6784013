import { BLANKS, type Blank, type Design, type Stock } from './catalogue-data';
import { STOCK } from './design-data';

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

export const CATALOG_VARIANTS: readonly CatalogVariant[] = BLANKS.flatMap(variantsOf);

export const blankById = (id: number): Blank | undefined => BLANKS.find((blank) => blank.id === id);

export const catalogVariantById = (id: number): CatalogVariant | undefined =>
  CATALOG_VARIANTS.find((variant) => variant.id === id);

export const catalogVariantsOf = (blankId: number): CatalogVariant[] =>
  CATALOG_VARIANTS.filter((variant) => variant.blank.id === blankId);

/** Where the sandbox serves the picture of a design, or of the bare blank. */
export function pictureUrl(origin: string, variant: CatalogVariant, design?: Design): string {
  return `${origin}/pictures/${variant.blank.kind}/${design?.picture ?? 'plain'}/${variant.color.hex}.png`;
}
