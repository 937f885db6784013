import { createHash } from 'node:crypto';
import { draw } from '../core/random';
import type { Changes, Store } from '../core/store-seed';
import type { Art } from '../pictures/goods-picture';
import { type Blueprint, type BlueprintVariant, variantsOf } from './blueprint';
import { findBlueprint } from './catalogue-data';
import { SEED_PRODUCTS, type SeedProduct } from './shop-products';

export type PrintArea = {
  variant_ids: number[];
  placeholders: {
    position: string;
    images: {
      id: string;
      name: string;
      type: string;
      height: number;
      width: number;
      x: number;
      y: number;
      scale: number;
      angle: number;
    }[];
  }[];
  background: string;
};

/** What a shop decides about one blueprint variant. `price` is USD cents. */
export type Offer = { sku: string; price: number; isEnabled: boolean };

export type Product = {
  id: string;
  title: string;
  description: string;
  tags: string[];
  blueprintId: number;
  providerId: number;
  /** Of the seeded shop's own products; what a merchant made is shown plain where its file cannot be seen. */
  design: Art | 'plain';
  /** One per blueprint variant, by its id: Printify lists the whole matrix, sold or not. */
  offers: Map<number, Offer>;
  printAreas: PrintArea[];
  isVisible: boolean;
  isLocked: boolean;
  external: { id: string; handle: string } | null;
  /** What its answers say instead. */
  set: Changes;
  createdAtMs: number;
  updatedAtMs: number;
};

export function blueprintOf(product: Product): Blueprint {
  const blueprint = findBlueprint(product.blueprintId);
  if (!blueprint) throw new Error(`product ${product.id} stands on an unknown blueprint ${product.blueprintId}`);
  return blueprint;
}

export function offerOf(product: Product, variant: BlueprintVariant): Offer {
  const offer = product.offers.get(variant.id);
  if (!offer) throw new Error(`product ${product.id} has no offer for variant ${variant.id}`);
  return offer;
}

/** 24 hex digits that stay the same over restarts, so that a shop's stored ids keep working. */
export function stableId(...parts: string[]): string {
  return createHash('sha256').update(parts.join('|')).digest('hex').slice(0, 24);
}

/** Nine digits, as Printify makes them up where the merchant gives none. */
export function generatedSku(productId: string, variantId: number): string {
  return String(100_000_000 + Math.floor(draw(0, productId, variantId) * 900_000_000));
}

const SEEDED_AT_MS = Date.UTC(2026, 8, 14, 9, 30);
const DAY_MS = 24 * 60 * 60 * 1000;

/** The built-in products and those of the store's file. */
export function seedProducts({ printify }: Store): Product[] {
  const made = printify.flatMap(({ like, title, count, set, locked, published }) => {
    const model = SEED_PRODUCTS.find(({ handle }) => handle === like);
    if (!model) throw new Error(`the store's "${title}" is like "${like}", which Printify does not have here`);
    return Array.from({ length: count }, (_, at) => {
      const name = count === 1 ? title : `${title} ${at + 1}`;
      const product = seedProduct({ ...model, handle: `${like}|${name}`, title: name }, SEED_PRODUCTS.length);
      const external = published ? { id: product.id, handle: `https://shop.example/${product.id}` } : null;
      return { ...product, set, isLocked: locked, external };
    });
  });
  return [...SEED_PRODUCTS.map(seedProduct), ...made];
}

function seedProduct(seed: SeedProduct, place: number): Product {
  const blueprint = findBlueprint(seed.blueprintId);
  if (!blueprint) throw new Error(`${seed.handle} names an unknown blueprint ${seed.blueprintId}`);
  const id = stableId('product', seed.handle);
  const variants = variantsOf(blueprint);
  const image = { id: stableId('upload', seed.design), name: `${seed.design}.png`, type: 'image/png' };
  return {
    id,
    title: seed.title,
    description: seed.description,
    tags: [...new Set([...blueprint.tags, ...seed.tags])],
    blueprintId: blueprint.id,
    providerId: seed.providerId,
    design: seed.design,
    offers: new Map(
      variants.map((variant, at) => [
        variant.id,
        {
          sku: generatedSku(id, variant.id),
          price: seed.price + Math.ceil(((variant.cost - blueprint.cost) * 1.5) / 100) * 100,
          isEnabled: !seed.disabled.includes(at),
        },
      ]),
    ),
    printAreas: [
      {
        variant_ids: variants.map((variant) => variant.id),
        placeholders: [
          {
            position: 'front',
            images: [{ ...image, height: 4800, width: 4800, x: 0.5, y: 0.5, scale: 0.9, angle: 0 }],
          },
        ],
        background: '#ffffff',
      },
    ],
    isVisible: true,
    isLocked: false,
    external: null,
    set: {},
    createdAtMs: SEEDED_AT_MS + place * DAY_MS,
    updatedAtMs: SEEDED_AT_MS + place * DAY_MS + 40_000,
  };
}
