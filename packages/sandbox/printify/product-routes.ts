import { Hono } from 'hono';
import type { z } from 'zod';
import { hex } from '../core/random';
import { findBlueprint } from './catalogue-data';
import { invalid, refused } from './errors';
import { emitForProduct } from './events';
import { idOf } from './file-name';
import { findProduct } from './find-product';
import { paged, readPage } from './paging';
import { blueprintOf, type Product } from './product';
import { checkTitle, createInput, mergeOffers, readPrintAreas, updateInput } from './product-input';
import { viewProduct } from './product-view';
import { publishRoutes } from './publish-routes';
import { readBody } from './request-body';
import type { Shop } from './state';

const MAX_PER_PAGE = 50;

/** Under `/v1/shops/{shop}`. */
export function productRoutes(shop: Shop): Hono {
  const app = new Hono();
  const view = (product: Product) => viewProduct(product, shop);

  app.get('/products.json', (c) => {
    const newestFirst = [...shop.products.values()].reverse();
    const answer = paged(newestFirst, readPage(c.req.query(), MAX_PER_PAGE));
    return c.json({ ...answer, data: answer.data.map(view) });
  });

  app.post('/products.json', async (c) => {
    const product = createProduct(shop, await readBody(c, createInput));
    return c.json(viewProduct(product, shop, 'provisional'));
  });

  app.get('/products/:file{[^/]+\\.json}', (c) => c.json(view(findProduct(shop, idOf(c.req.param('file'))))));

  app.put('/products/:file{[^/]+\\.json}', async (c) => {
    const product = findProduct(shop, idOf(c.req.param('file')));
    updateProduct(shop, product, await readBody(c, updateInput));
    return c.json(view(product));
  });

  app.delete('/products/:file{[^/]+\\.json}', (c) => {
    const product = findProduct(shop, idOf(c.req.param('file')));
    shop.products.delete(product.id);
    // What a shop has published it has to take down itself.
    if (product.external) emitForProduct(shop, 'product:publish:started', product, { action: 'delete' });
    emitForProduct(shop, 'product:deleted', product);
    return c.json({});
  });

  app.route('/products', publishRoutes(shop));
  return app;
}

function createProduct(shop: Shop, input: z.infer<typeof createInput>): Product {
  checkTitle(input.title);
  const blueprint = findBlueprint(input.blueprint_id);
  if (!blueprint?.providerIds.includes(input.print_provider_id)) {
    throw invalid(8150, 'blueprint_id: The selected blueprint and print provider are invalid.');
  }
  const id = hex(24);
  const offers = mergeOffers(id, blueprint, new Map(), input.variants);
  const variantIds = input.variants.map((variant) => variant.id);
  const printAreas = readPrintAreas(shop, blueprint, input.print_areas, variantIds);
  const nowMs = shop.world.clock.now();
  const product: Product = {
    id,
    title: input.title,
    description: input.description,
    tags: [...new Set([...blueprint.tags, ...(input.tags ?? [])])],
    blueprintId: blueprint.id,
    providerId: input.print_provider_id,
    design: 'plain',
    offers,
    printAreas,
    isVisible: true,
    isLocked: false,
    external: null,
    set: {},
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
  };
  shop.products.set(id, product);
  emitForProduct(shop, 'product:created', product);
  return product;
}

/** Reads everything before it changes anything. */
function updateProduct(shop: Shop, product: Product, input: z.infer<typeof updateInput>): void {
  if (product.isLocked) throw refused(8252, 'Product is disabled for editing');
  if (input.title !== undefined) checkTitle(input.title);
  const blueprint = blueprintOf(product);
  const { variants, print_areas: areas } = input;
  const offers = variants ? mergeOffers(product.id, blueprint, product.offers, variants) : product.offers;
  const covered = product.printAreas.flatMap((area) => area.variant_ids);
  const printAreas = areas ? readPrintAreas(shop, blueprint, areas, covered) : product.printAreas;
  Object.assign(product, {
    title: input.title ?? product.title,
    description: input.description ?? product.description,
    tags: input.tags ?? product.tags,
    isVisible: input.visible ?? product.isVisible,
    offers,
    printAreas,
    design: areas ? 'plain' : product.design,
    updatedAtMs: shop.world.clock.now(),
  } satisfies Partial<Product>);
  emitForProduct(shop, 'product:updated', product);
}
