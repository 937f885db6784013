import { z } from 'zod';
import type { World } from '../core/world';
import { type CatalogVariant, catalogVariantById, pictureUrl, type SyncVariant } from './catalogue';
import { badRequest } from './errors';
import { check, record } from './input';
import type { OrderFile, OrderItem } from './order';
import { readExternalId, readQuantity, readRetailMinor } from './order-input';
import type { Shop } from './shop';
import { SECOND_MS } from './time';

const FILE_CHECK_MS = 3 * SECOND_MS;
const fileUrl = z.string().regex(/^https?:\/\/\S+$/, 'File URL is not valid');
const px = z.int().min(0);
const position = z.object({ area_width: px, area_height: px, width: px.min(1), height: px.min(1), top: px, left: px });
/** A picture may not cross the area it is placed in. */
export const positionSchema = position.refine(
  ({ area_width, area_height, width, height, top, left }) => left + width <= area_width && top + height <= area_height,
  'Invalid position',
);
const v1File = z.object({
  type: z.string().min(1).default('default'),
  url: fileUrl,
  position: z.object(position.shape).loose().pipe(positionSchema).nullish(),
});
const layer = z.object({ type: z.literal('file'), url: fileUrl });
const placement = z.object({ placement: z.string(), technique: z.string(), layers: z.array(layer).min(1) });

/**
 * v1 items. `existing` are those a PUT may change: an item is found by its id or external id, keeps what is not
 * given, and is dropped when it is not in the list any more.
 */
export function readItemsV1(value: unknown, shop: Shop, existing: readonly OrderItem[] = []): OrderItem[] {
  return readItems(value, 'items', (given, prefix) => {
    const externalId = readExternalId(given.external_id, `${prefix}: External ID`);
    const old = existing.find(
      (item) => item.id === given.id || (externalId !== null && item.externalId === externalId),
    );
    const named = readGoods(given, shop, prefix);
    const goods = named ?? old;
    if (!goods) throw badRequest(`${prefix}: Missing variant`);
    const keepsFiles = given.files === undefined && old?.variant === goods.variant;
    const retail =
      given.retail_price === undefined && old ? old.retailMinor : readRetailMinor(given.retail_price, prefix);
    return {
      id: old?.id ?? shop.orders.nextId(),
      externalId: externalId ?? old?.externalId ?? null,
      variant: goods.variant,
      syncVariant: goods.syncVariant,
      quantity: given.quantity === undefined && old ? old.quantity : readQuantity(given.quantity, prefix),
      retailMinor: retail,
      name: typeof given.name === 'string' ? given.name : (goods.syncVariant?.name ?? goods.variant.name),
      files: old && keepsFiles ? old.files : readFilesV1(given.files, goods, shop, prefix),
    };
  });
}

/** v2 items: catalogue goods with placements. Sync variants do not exist here. */
export function readItemsV2(value: unknown, shop: Shop): OrderItem[] {
  return readItems(value, 'order_items', (given, prefix) => readItemV2(given, shop, prefix));
}

export function readItemV2(given: Record<string, unknown>, shop: Shop, prefix: string, old?: OrderItem): OrderItem {
  const source = given.source ?? (old && 'catalog');
  if (source !== 'catalog' && source !== 'warehouse' && source !== 'product_template') {
    throw badRequest('Source must be one of: catalog, warehouse, product_template');
  }
  if (source !== 'catalog') throw badRequest(`${prefix}: The store has no ${source} items`);
  const variant =
    given.catalog_variant_id === undefined && old ? old.variant : catalogGoods(given.catalog_variant_id, prefix);
  const files =
    given.placements === undefined && old
      ? old.files
      : check(z.array(placement).min(1), given.placements, `${prefix}: Placements`).flatMap((each) =>
          each.layers.map(({ url }) => newFile(each.placement, url, variant, shop)),
        );
  return {
    id: old?.id ?? shop.orders.nextId(),
    externalId: given.external_id === undefined && old ? old.externalId : readExternalId(given.external_id, prefix),
    variant,
    syncVariant: old?.variant === variant ? old.syncVariant : null,
    quantity: given.quantity === undefined ? (old?.quantity ?? 1) : readQuantity(given.quantity, prefix),
    retailMinor:
      given.retail_price === undefined && old ? old.retailMinor : readRetailMinor(given.retail_price, prefix),
    name: typeof given.name === 'string' ? given.name : (old?.name ?? variant.name),
    files,
  };
}

function readItems(
  value: unknown,
  field: string,
  read: (given: Record<string, unknown>, prefix: string) => OrderItem,
): OrderItem[] {
  if (!Array.isArray(value) || value.length === 0) throw badRequest(`Missing required parameters: ${field}`);
  const items = value.map((entry: unknown, index) => read(record(entry), `Item ${index}`));
  const externalIds = items.flatMap((item) => item.externalId ?? []);
  if (new Set(externalIds).size < externalIds.length) throw badRequest('Item External ID must be unique in the order');
  return items;
}

type Chosen = { variant: CatalogVariant; syncVariant: SyncVariant | null };

/** Undefined when the item names none of the ids that say what it is. */
function readGoods(given: Record<string, unknown>, shop: Shop, prefix: string): Chosen | undefined {
  if (given.sync_variant_id !== undefined) return syncGoods(String(given.sync_variant_id), shop, prefix);
  if (given.external_variant_id !== undefined) return syncGoods(`@${String(given.external_variant_id)}`, shop, prefix);
  if (given.variant_id !== undefined) return { variant: catalogGoods(given.variant_id, prefix), syncVariant: null };
  return undefined;
}

function syncGoods(ref: string, { goods }: Shop, prefix: string): Chosen {
  const syncVariant = goods.variantByRef(ref);
  if (!syncVariant) throw badRequest(`${prefix}: Sync variant not found`);
  return { variant: available(syncVariant.variant, prefix), syncVariant };
}

function catalogGoods(id: unknown, prefix: string): CatalogVariant {
  const variant = catalogVariantById(Number(id));
  if (!variant) throw badRequest(`${prefix}: Variant with ID: ${String(id)} does not exist`);
  return available(variant, prefix);
}

function available(variant: CatalogVariant, prefix: string): CatalogVariant {
  if (variant.stock === 'discontinued') throw badRequest(`${prefix}: Unavailable variant id used`);
  return variant;
}

/** A sync variant brings its own file; a bare catalogue variant needs some. */
function readFilesV1(value: unknown, goods: Chosen, shop: Shop, prefix: string): OrderFile[] {
  if (value === undefined && goods.syncVariant) return [designFile(goods.syncVariant, shop.world)];
  const files = check(z.array(v1File, 'Missing files').min(1, 'Missing files'), value, prefix);
  return files.map((file) => ({
    ...newFile(file.type, file.url, goods.variant, shop),
    position: file.position ?? null,
  }));
}

/** The file of a sync variant was checked when the product was made. */
export function designFile(syncVariant: SyncVariant, world: World): OrderFile {
  const url = pictureUrl(world.origin(), syncVariant.variant, syncVariant.design);
  const id = 900_000_000 + (syncVariant.id % 1_000_000);
  const createdMs = Date.UTC(2026, 0, 15);
  return {
    id,
    placement: syncVariant.variant.blank.placement.id,
    url,
    createdMs,
    readyAtMs: createdMs,
    previewUrl: url,
    position: null,
  };
}

function newFile(place: string, url: string, variant: CatalogVariant, { world, orders }: Shop): OrderFile {
  const createdMs = world.clock.now();
  const previewUrl = pictureUrl(world.origin(), variant);
  return {
    id: orders.nextId(),
    placement: place,
    url,
    createdMs,
    readyAtMs: createdMs + FILE_CHECK_MS,
    previewUrl,
    position: null,
  };
}
