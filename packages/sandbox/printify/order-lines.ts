import type { PrintFiles } from '../core/print-files';
import { hex } from '../core/random';
import type { Blueprint, BlueprintVariant } from './blueprint';
import { findBlueprint, findProvider, findVariant } from './catalogue-data';
import { invalid, refused } from './errors';
import type { Line } from './order';
import type { ItemInput } from './order-input';
import { blueprintOf, generatedSku, offerOf, type Product } from './product';
import type { Parcel } from './shipping';
import { SHOP_ID, type Shop } from './state';

/** What a line asks for, found in the shop or in the catalogue. `product` is null for a blueprint with own files. */
export type FoundItem = {
  input: ItemInput;
  product: Product | null;
  blueprint: Blueprint;
  variant: BlueprintVariant;
  providerId: number;
};

export function findItems(shop: Shop, inputs: ItemInput[]): FoundItem[] {
  return inputs.map((input, at) => {
    if (input.product_id !== undefined) return findByProduct(shop, input, input.product_id, at);
    if (input.sku !== undefined) return findBySku(shop, input, input.sku, at);
    return findByBlueprint(input, at);
  });
}

function findByProduct(shop: Shop, input: ItemInput, productId: string, at: number): FoundItem {
  const product = shop.products.get(productId);
  if (!product) throw refused(8104, `Product "${productId}" does not belongs to shop #${SHOP_ID}`);
  const blueprint = blueprintOf(product);
  return { input, product, blueprint, variant: pickVariant(blueprint, input, at), providerId: product.providerId };
}

function findBySku(shop: Shop, input: ItemInput, sku: string, at: number): FoundItem {
  for (const product of shop.products.values()) {
    for (const [variantId, offer] of product.offers) {
      if (offer.sku === sku) return findByProduct(shop, { ...input, variant_id: variantId }, product.id, at);
    }
  }
  throw invalid(8150, `line_items.${at}.sku: The selected sku is invalid.`);
}

function findByBlueprint(input: ItemInput, at: number): FoundItem {
  const field = (name: string) => `line_items.${at}.${name}`;
  const { blueprint_id: blueprintId, print_provider_id: providerId } = input;
  if (blueprintId === undefined) throw invalid(8150, `${field('product_id')}: The product_id field is required.`);
  const blueprint = findBlueprint(blueprintId);
  if (!blueprint) throw invalid(8150, `${field('blueprint_id')}: The selected blueprint_id is invalid.`);
  if (providerId === undefined || !blueprint.providerIds.includes(providerId)) {
    throw invalid(8150, `${field('print_provider_id')}: The selected print_provider_id is invalid.`);
  }
  return { input, product: null, blueprint, variant: pickVariant(blueprint, input, at), providerId };
}

function pickVariant(blueprint: Blueprint, input: ItemInput, at: number): BlueprintVariant {
  const field = `line_items.${at}.variant_id`;
  if (input.variant_id === undefined) throw invalid(8150, `${field}: The ${field} field is required.`);
  const variant = findVariant(blueprint, input.variant_id);
  if (!variant) throw invalid(8150, `${field}: The selected variant_id is invalid.`);
  return variant;
}

/** A blueprint ordered with its own files needs at least one, on a side that can be printed. */
export function requirePrintFiles({ input, product, blueprint }: FoundItem, at: number, prints: PrintFiles): void {
  if (product) return;
  const field = `line_items.${at}.print_areas`;
  const positions = Object.keys(input.print_areas ?? {});
  if (positions.length === 0) throw invalid(8150, `${field}: The print_areas field is required.`);
  for (const { src } of Object.values(input.print_areas ?? {})
    .flat()
    .filter((each) => typeof each === 'object')) {
    if (prints.isHere(src) && !prints.get(src)) throw refused(10300, `cURL error: ${src} could not be downloaded`);
  }
  for (const position of positions) {
    const isPrintable = blueprint.placeholders.some((placeholder) => placeholder.position === position);
    if (!isPrintable) throw invalid(8150, `${field}.${position}: The selected position is invalid.`);
  }
}

export function toLine({ input, product, blueprint, variant, providerId }: FoundItem, shippingCost: number): Line {
  const provider = findProvider(providerId);
  if (!provider) throw new Error(`blueprint ${blueprint.id} names an unknown print provider ${providerId}`);
  // Printify makes a hidden product of a blueprint ordered with own files.
  const productId = product ? product.id : hex(24);
  const offer = product ? offerOf(product, variant) : null;
  return {
    id: hex(24),
    externalId: input.external_id ?? null,
    productId,
    blueprintId: blueprint.id,
    variantId: variant.id,
    providerId,
    providerCountry: COUNTRY_NAMES.of(provider.location.country) ?? provider.location.country,
    quantity: input.quantity,
    shippedQuantity: 0,
    title: product ? product.title : blueprint.title,
    variantLabel: variant.title,
    sku: offer ? offer.sku : generatedSku(productId, variant.id),
    price: offer ? offer.price : variant.cost,
    cost: variant.cost * input.quantity,
    shippingCost,
    fulfilledAtMs: null,
    isCanceled: false,
    printAreas: product ? null : (input.print_areas ?? null),
  };
}

/** Lines name the print provider's country in full. */
const COUNTRY_NAMES = new Intl.DisplayNames('en', { type: 'region' });

export function parcelOf({ blueprint, providerId, input }: FoundItem): Parcel {
  return { blueprint, providerId, quantity: input.quantity };
}

export function isInStock(line: Line): boolean {
  const blueprint = findBlueprint(line.blueprintId);
  return blueprint !== undefined && findVariant(blueprint, line.variantId)?.isAvailable === true;
}
