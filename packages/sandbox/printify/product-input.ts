import { z } from 'zod';
import { type Blueprint, variantsOf } from './blueprint';
import { invalid } from './errors';
import { generatedSku, type Offer, type PrintArea } from './product';
import type { Shop } from './state';

const MAX_ENABLED = 100;

const image = z.object({
  id: z.string(),
  x: z.number(),
  y: z.number(),
  scale: z.number(),
  /** Degrees; fractions are refused. */
  angle: z.int(),
});
const printArea = z.object({
  variant_ids: z.array(z.int()).min(1),
  placeholders: z.array(z.object({ position: z.string(), images: z.array(image) })),
  background: z.string().optional(),
});
const offer = z.object({
  id: z.int(),
  price: z.int().min(0),
  is_enabled: z.boolean().optional(),
  sku: z.string().min(1).optional(),
});

export const createInput = z.object({
  title: z.string().min(1),
  description: z.string(),
  blueprint_id: z.int(),
  print_provider_id: z.int(),
  variants: z.array(offer).min(1),
  print_areas: z.array(printArea).min(1),
  tags: z.array(z.string()).optional(),
});

/** Everything may be left out. Another blueprint or provider is accepted and changes nothing, as live. */
export const updateInput = z.object({
  title: z.string().min(1).optional(),
  description: z.string().optional(),
  variants: z.array(offer).min(1).optional(),
  print_areas: z.array(printArea).min(1).optional(),
  tags: z.array(z.string()).optional(),
  visible: z.boolean().optional(),
});

export type OfferInput = z.infer<typeof offer>;
export type PrintAreaInput = z.infer<typeof printArea>;

export function checkTitle(title: string): void {
  const letters = title.replace(/[^A-Za-z]/g, '');
  if (letters.length > 8 && letters === letters.toUpperCase()) {
    throw invalid(61003, 'The product title has excessive caps.');
  }
}

/** Merges by variant id, and fills up to the whole matrix: what was never named is there, but not for sale. */
export function mergeOffers(
  productId: string,
  blueprint: Blueprint,
  known: Map<number, Offer>,
  inputs: OfferInput[],
): Map<number, Offer> {
  const variants = variantsOf(blueprint);
  if (inputs.some(({ id }) => !variants.some((variant) => variant.id === id))) throw mismatch();
  const merged = new Map<number, Offer>();
  for (const variant of variants) {
    const input = inputs.find(({ id }) => id === variant.id);
    const before = known.get(variant.id);
    const unnamed = { sku: generatedSku(productId, variant.id), price: variant.cost, isEnabled: false };
    merged.set(variant.id, input ? applied(input, before ?? { ...unnamed, isEnabled: true }) : (before ?? unnamed));
  }
  const enabledCount = [...merged.values()].filter(({ isEnabled }) => isEnabled).length;
  if (enabledCount > MAX_ENABLED) throw invalid(8251, 'Too many variants enabled');
  return merged;
}

function applied(input: OfferInput, before: Offer): Offer {
  return { sku: input.sku ?? before.sku, price: input.price, isEnabled: input.is_enabled ?? before.isEnabled };
}

/** Adds what Printify knows of each uploaded picture. Every variant named in the request has to be covered. */
export function readPrintAreas(
  shop: Shop,
  blueprint: Blueprint,
  inputs: PrintAreaInput[],
  variantIds: number[],
): PrintArea[] {
  const known = variantsOf(blueprint).map(({ id }) => id);
  const covered = inputs.flatMap((area) => area.variant_ids);
  const isComplete = variantIds.every((id) => covered.includes(id)) && covered.every((id) => known.includes(id));
  if (!isComplete) throw mismatch();
  return inputs.map((area, areaAt) => ({
    variant_ids: area.variant_ids,
    placeholders: area.placeholders.map(({ position, images }, placeAt) => ({
      position,
      images: images.map(({ id, ...placement }, at) => {
        const upload = shop.uploads.get(id);
        const field = `print_areas.${areaAt}.placeholders.${placeAt}.images.${at}.id`;
        if (!upload) throw invalid(8150, `${field}: The selected image is invalid.`);
        const { fileName: name, mimeType: type, height, width } = upload;
        return { id, name, type, height, width, ...placement };
      }),
    })),
    background: area.background ?? '#ffffff',
  }));
}

function mismatch() {
  return invalid(
    8251,
    'Variants do not match selected blueprint and print provider. Please make sure that all product variants are present in the `print_areas.*.variant_ids` field',
  );
}
