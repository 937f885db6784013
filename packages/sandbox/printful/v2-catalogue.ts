import { type Context, Hono } from 'hono';
import type { World } from '../core/world';
import type { Env } from './access';
import { blankById, type CatalogVariant, catalogVariantById, catalogVariantsOf, pictureUrl } from './catalogue';
import { BLANKS, type Blank, type Stock } from './catalogue-data';
import { COUNTRIES } from './countries';
import { notFound } from './errors';
import { money } from './money';
import { page, pageLinks } from './paging';
import { inCurrency } from './rates';
import { sizeGuideView } from './size-guide';
import { baseUrl, STORE } from './store';

/** With spaces, unlike v1. A discontinued variant cannot be made any more. */
const AVAILABILITY: Readonly<Record<Stock, string>> = {
  in_stock: 'in stock',
  out_of_stock: 'out of stock',
  discontinued: 'not fulfillable',
};

const linksFor = (world: World) => ({
  productUrl: (blank: Blank) => `${baseUrl(world)}/v2/catalog-products/${blank.id}`,
  variantUrl: (variant: CatalogVariant) => `${baseUrl(world)}/v2/catalog-variants/${variant.id}`,
});

/** v2 catalogue: blanks with all their variants, prices and availability. Sync products do not exist here. */
export function v2CatalogProducts(world: World): Hono<Env> {
  const app = new Hono<Env>();
  const { productUrl, variantUrl } = linksFor(world);

  app.get('/v2/catalog-products', (c) => {
    const { rows, paging } = page(c, filtered(c));
    const data = rows.map((blank) => productView(blank, productUrl(blank), world));
    return c.json({ data, paging, _links: pageLinks(`${baseUrl(world)}/v2/catalog-products`, paging) });
  });

  app.get('/v2/catalog-products/:id', (c) => {
    const blank = blankOf(c.req.param('id'));
    return c.json({ data: productView(blank, productUrl(blank), world) });
  });

  app.get('/v2/catalog-products/:id/catalog-variants', (c) => {
    const blank = blankOf(c.req.param('id'));
    const { rows, paging } = page(c, catalogVariantsOf(blank.id));
    const links = pageLinks(`${productUrl(blank)}/catalog-variants`, paging);
    const data = rows.map((variant) => variantView(variant, variantUrl(variant), productUrl(blank), world));
    return c.json({ data, paging, _links: { ...links, product_details: { href: productUrl(blank) } } });
  });

  app.get('/v2/catalog-products/:id/prices', (c) => {
    const blank = blankOf(c.req.param('id'));
    const currency = c.req.query('currency') ?? STORE.currency;
    const { rows, paging } = page(c, catalogVariantsOf(blank.id));
    const variants = rows.map((variant) => variantPrice(variant, currency));
    const _links = {
      ...pageLinks(`${productUrl(blank)}/prices`, paging),
      product_details: { href: productUrl(blank) },
    };
    return c.json({ data: { currency, product: productPrice(blank), variants }, paging, _links });
  });

  app.get('/v2/catalog-products/:id/sizes', (c) => {
    const blank = blankOf(c.req.param('id'));
    const units = ['inches', 'cm'].filter((unit) => (c.req.query('unit') ?? 'inches').split(',').includes(unit));
    const [first] = catalogVariantsOf(blank.id);
    const view = first && sizeGuideView(blank, units, productUrl(blank), pictureUrl(world.origin(), first));
    if (!view) throw notFound();
    return c.json(view);
  });

  app.get('/v2/catalog-products/:id/shipping-countries', (c) => {
    const blank = blankOf(c.req.param('id'));
    const { rows, paging } = page(c, COUNTRIES);
    const data = rows.map(({ code, name, states }) => ({ code, name, states: states ?? [] }));
    return c.json({ data, paging, _links: pageLinks(`${productUrl(blank)}/shipping-countries`, paging) });
  });

  app.get('/v2/catalog-products/:id/availability', (c) => {
    const blank = blankOf(c.req.param('id'));
    const region = c.req.query('selling_region_name') ?? 'worldwide';
    const { rows, paging } = page(c, catalogVariantsOf(blank.id));
    const data = rows.map((variant) => availability(variant, region, variantUrl(variant)));
    const links = pageLinks(`${productUrl(blank)}/availability`, paging);
    return c.json({
      data,
      paging,
      filter_settings: settings(region),
      _links: { ...links, product: { href: productUrl(blank) } },
    });
  });

  return app;
}

/** The same of a single variant. */
export function v2CatalogVariants(world: World): Hono<Env> {
  const app = new Hono<Env>();
  const { productUrl, variantUrl } = linksFor(world);

  app.get('/v2/catalog-variants/:id', (c) => {
    const variant = variantOf(c.req.param('id'));
    const data = variantView(variant, variantUrl(variant), productUrl(variant.blank), world);
    return c.json({ data, _links: data._links });
  });

  app.get('/v2/catalog-variants/:id/prices', (c) => {
    const variant = variantOf(c.req.param('id'));
    const currency = c.req.query('currency') ?? STORE.currency;
    const product = productUrl(variant.blank);
    return c.json({
      data: { currency, product: productPrice(variant.blank), variant: variantPrice(variant, currency) },
      _links: {
        self: { href: `${variantUrl(variant)}/prices` },
        product_prices: { href: `${product}/prices` },
        product_details: { href: product },
      },
    });
  });

  app.get('/v2/catalog-variants/:id/availability', (c) => {
    const variant = variantOf(c.req.param('id'));
    const region = c.req.query('selling_region_name') ?? 'worldwide';
    const url = variantUrl(variant);
    return c.json({
      data: availability(variant, region, url),
      filter_settings: settings(region),
      _links: { self: { href: `${url}/availability` }, variant: { href: url } },
    });
  });

  return app;
}

function filtered(c: Context): Blank[] {
  const categories = c.req.query('category_ids')?.split(',');
  const techniques = c.req.query('techniques')?.split(',');
  return BLANKS.filter(
    (blank) =>
      (!categories || categories.includes(String(blank.categoryId))) &&
      (!techniques || techniques.includes(blank.technique.key)),
  );
}

function blankOf(id: string): Blank {
  const blank = blankById(Number(id));
  if (!blank) throw notFound();
  return blank;
}

function variantOf(id: string): CatalogVariant {
  const variant = catalogVariantById(Number(id));
  if (!variant) throw notFound();
  return variant;
}

const settings = (region: string) => [{ name: 'selling_region_name', value: region }];

function productView(blank: Blank, url: string, world: World) {
  const [first] = catalogVariantsOf(blank.id);
  return {
    id: blank.id,
    main_category_id: blank.categoryId,
    type: blank.type,
    name: blank.title,
    brand: blank.brand,
    model: blank.model,
    image: first ? pictureUrl(world.origin(), first) : null,
    variant_count: blank.colors.length * blank.sizes.length,
    is_discontinued: false,
    description: blank.description,
    sizes: blank.sizes.map((size) => size.name),
    colors: blank.colors.map((color) => ({ name: color.name, value: `#${color.hex}` })),
    techniques: [{ key: blank.technique.key, display_name: blank.technique.name, is_default: true }],
    placements: [
      {
        placement: blank.placement.id,
        technique: blank.technique.key,
        print_area_width: blank.placement.widthInches,
        print_area_height: blank.placement.heightInches,
        layers: [{ type: 'file', layer_options: [] }],
        placement_options: [],
        conflicting_placements: [],
      },
    ],
    product_options: [],
    _links: {
      self: { href: url },
      variants: { href: `${url}/catalog-variants` },
      categories: { href: `${url}/catalog-categories` },
      product_prices: { href: `${url}/prices` },
      product_sizes: { href: `${url}/sizes` },
      product_images: { href: `${url}/images` },
      availability: { href: `${url}/availability` },
    },
  };
}

function variantView(variant: CatalogVariant, url: string, productUrl: string, world: World) {
  const { id, widthInches, heightInches } = variant.blank.placement;
  return {
    id: variant.id,
    catalog_product_id: variant.blank.id,
    name: variant.name,
    size: variant.size,
    color: variant.color.name,
    color_code: `#${variant.color.hex}`,
    color_code2: null,
    image: pictureUrl(world.origin(), variant),
    placement_dimensions: [{ placement: id, height: heightInches, width: widthInches, orientation: 'any' }],
    _links: {
      self: { href: url },
      product_details: { href: productUrl },
      product_variants: { href: `${productUrl}/catalog-variants` },
      variant_prices: { href: `${url}/prices` },
      variant_images: { href: `${url}/images` },
      variant_availability: { href: `${url}/availability` },
    },
  };
}

function productPrice(blank: Blank) {
  const { id, title } = blank.placement;
  const free = { price: money(0), discounted_price: money(0) };
  const layers = [{ type: 'file', additional_price: money(0), layer_options: [] }];
  const { key, name } = blank.technique;
  return {
    id: blank.id,
    placements: [{ id, title, type: name, technique_key: key, ...free, placement_options: [], layers }],
  };
}

function variantPrice(variant: CatalogVariant, currency: string) {
  const price = money(inCurrency(variant.priceMinor, currency));
  const { key, name } = variant.blank.technique;
  return {
    id: variant.id,
    techniques: [{ technique_key: key, technique_display_name: name, price, discounted_price: price }],
  };
}

function availability(variant: CatalogVariant, region: string, url: string) {
  const here = { name: region, availability: AVAILABILITY[variant.stock], placement_option_availability: [] };
  return {
    catalog_variant_id: variant.id,
    techniques: [{ technique: variant.blank.technique.key, selling_regions: [here] }],
    _links: { variant: { href: url } },
  };
}
