import { Hono } from 'hono';
import type { World } from '../core/world';
import type { Env } from './access';
import {
  blankById,
  type CatalogVariant,
  catalogVariantById,
  catalogVariantsOf,
  pictureUrl,
  type SyncVariant,
} from './catalogue';
import { BLANKS, type Blank, type Design, type Stock } from './catalogue-data';
import { badRequest, notFound } from './errors';
import { fileView } from './file-view-v1';
import type { Goods } from './goods';
import { designFile } from './item-input';
import { money } from './money';
import { page } from './paging';
import type { Shop } from './shop';
import { STORE } from './store';

const AVAILABILITY: Readonly<Record<Stock, string>> = {
  in_stock: 'active',
  out_of_stock: 'out_of_stock',
  discontinued: 'discontinued',
};

/** v1: what the store sells (`/store/products`) and what Printful prints on (`/products`). */
export function v1Catalogue({ world, goods, webhooks }: Shop): Hono<Env> {
  const app = new Hono<Env>();
  const ok = (result: unknown) => ({ code: 200, result, extra: [] });
  const productAnswer = (design: Design) => {
    const variants = goods.variantsOf(design.id);
    return goods.asSaid(design.id, {
      sync_product: syncProductView(design, variants, world),
      sync_variants: variants.map((variant) => syncVariantView(variant, world)),
    });
  };

  app.get('/store/products', (c) => {
    const { rows, paging } = page(c, designsWith(goods, c.req.query('status') ?? 'all'));
    return c.json({ ...ok(rows.map((design) => productAnswer(design).sync_product)), paging });
  });

  app.get('/store/products/:ref', (c) => {
    const design = goods.designByRef(c.req.param('ref'));
    if (!design) throw notFound();
    return c.json(ok(productAnswer(design)));
  });

  app.delete('/store/products/:ref', (c) => {
    const design = goods.designByRef(c.req.param('ref'));
    if (!design) throw notFound();
    goods.remove(design.id);
    webhooks.sendV1('product_deleted', {
      sync_product: { id: design.id, external_id: design.externalId, name: design.name },
    });
    return c.json(ok({}));
  });

  app.get('/store/variants/:ref', (c) => {
    const variant = goods.variantByRef(c.req.param('ref'));
    if (!variant) throw notFound();
    return c.json(ok(syncVariantView(variant, world)));
  });

  app.get('/products', (c) => {
    const categories = c.req.query('category_id')?.split(',');
    const blanks = BLANKS.filter((blank) => !categories || categories.includes(String(blank.categoryId)));
    return c.json(ok(blanks.map((blank) => productView(blank, world))));
  });

  app.get('/products/variant/:id', (c) => {
    const variant = catalogVariantById(Number(c.req.param('id')));
    if (!variant) throw notFound();
    return c.json(ok({ variant: variantView(variant, world), product: productView(variant.blank, world) }));
  });

  app.get('/products/:id', (c) => {
    const blank = blankById(Number(c.req.param('id')));
    if (!blank) throw notFound();
    const variants = catalogVariantsOf(blank.id).map((variant) => variantView(variant, world));
    return c.json(ok({ product: productView(blank, world), variants }));
  });

  return app;
}

/** Every built-in product is synced, none ignored or imported; `discontinued` means that some variant is. */
function designsWith(goods: Goods, status: string): readonly Design[] {
  const has = (stock: Stock) => (design: Design) =>
    goods.variantsOf(design.id).some((each) => each.variant.stock === stock);
  switch (status) {
    case 'all':
    case 'synced':
      return goods.designs();
    case 'unsynced':
    case 'ignored':
    case 'imported':
      return [];
    case 'discontinued':
    case 'out_of_stock':
      return goods.designs().filter(has(status));
    default:
      throw badRequest(`Status "${status}" is not valid`);
  }
}

function syncProductView(design: Design, variants: readonly SyncVariant[], world: World) {
  const [first] = variants;
  return {
    id: design.id,
    external_id: design.externalId,
    name: design.name,
    variants: variants.length,
    synced: variants.length,
    thumbnail_url: first ? pictureUrl(world.origin(), first.variant, design) : null,
    is_ignored: false,
  };
}

function syncVariantView(sync: SyncVariant, world: World) {
  const { variant, design } = sync;
  return {
    id: sync.id,
    external_id: sync.externalId,
    sync_product_id: design.id,
    name: sync.name,
    synced: true,
    variant_id: variant.id,
    retail_price: money(sync.retailMinor),
    currency: STORE.currency,
    is_ignored: false,
    sku: sync.sku,
    product: {
      variant_id: variant.id,
      product_id: variant.blank.id,
      image: pictureUrl(world.origin(), variant),
      name: variant.name,
    },
    files: [
      { ...fileView(designFile(sync, world), variant.blank, world.clock.now(), world.prints), stitch_count_tier: null },
    ],
    options: [],
    main_category_id: variant.blank.categoryId,
    warehouse_product_id: null,
    warehouse_product_variant_id: null,
    size: variant.size,
    color: variant.color.name,
    availability_status: AVAILABILITY[variant.stock],
  };
}

function productView(blank: Blank, world: World) {
  const [first] = catalogVariantsOf(blank.id);
  const { placement, technique } = blank;
  return {
    id: blank.id,
    main_category_id: blank.categoryId,
    type: blank.type,
    type_name: blank.typeName,
    title: blank.title,
    brand: blank.brand,
    model: blank.model,
    image: first ? pictureUrl(world.origin(), first) : null,
    variant_count: blank.colors.length * blank.sizes.length,
    currency: STORE.currency,
    files: [{ id: placement.id, type: placement.id, title: placement.title, additional_price: money(0), options: [] }],
    options: [],
    is_discontinued: false,
    avg_fulfillment_time: 2.4,
    description: blank.description,
    techniques: [{ key: technique.key.toUpperCase(), display_name: technique.name, is_default: true }],
    origin_country: blank.originCountry,
  };
}

function variantView(variant: CatalogVariant, world: World) {
  return {
    id: variant.id,
    product_id: variant.blank.id,
    name: variant.name,
    size: variant.size,
    color: variant.color.name,
    color_code: `#${variant.color.hex}`,
    color_code2: null,
    image: pictureUrl(world.origin(), variant),
    price: money(variant.priceMinor),
    in_stock: variant.stock === 'in_stock',
    availability_regions: { US: 'USA', EU: 'Europe' },
    availability_status: ['US', 'EU'].map((region) => ({ region, status: variant.stock })),
    material: variant.blank.material,
  };
}
