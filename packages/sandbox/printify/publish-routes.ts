import { Hono } from 'hono';
import { z } from 'zod';
import { refused } from './errors';
import { emitForProduct } from './events';
import { findProduct } from './find-product';
import { readBody } from './request-body';
import { SHOP_ID, type Shop } from './state';

const flag = z.boolean().default(false);
const publishInput = z.object({
  title: flag,
  description: flag,
  images: flag,
  variants: flag,
  tags: flag,
  keyFeatures: flag,
  shipping_template: flag,
});
const succeeded = z.object({ external: z.object({ id: z.string().min(1), handle: z.string().min(1) }) });
const failed = z.object({ reason: z.string().min(1) });

/**
 * Under `/v1/shops/{shop}/products`. An API shop publishes by itself: Printify locks the product, tells
 * `product:publish:started`, and waits for the shop to say how it went.
 */
export function publishRoutes(shop: Shop): Hono {
  const app = new Hono();

  app.post('/:product/publish.json', async (c) => {
    const product = findProduct(shop, c.req.param('product'));
    const { keyFeatures: key_features, ...rest } = await readBody(c, publishInput);
    if (shop.salesChannel === 'disconnected') {
      throw refused(8254, `Shop #${SHOP_ID} of product "${product.id}" is not connected to sales channel`);
    }
    product.isLocked = true;
    emitForProduct(shop, 'product:publish:started', product, {
      publish_details: { ...rest, key_features },
      action: product.external ? 'update' : 'create',
      out_of_stock_publishing: 0,
    });
    return c.json({});
  });

  app.post('/:product/publishing_succeeded.json', async (c) => {
    const product = findProduct(shop, c.req.param('product'));
    product.external = (await readBody(c, succeeded)).external;
    product.isLocked = false;
    return c.json({});
  });

  app.post('/:product/publishing_failed.json', async (c) => {
    const product = findProduct(shop, c.req.param('product'));
    await readBody(c, failed);
    product.isLocked = false;
    return c.json({});
  });

  app.post('/:product/unpublish.json', (c) => {
    const product = findProduct(shop, c.req.param('product'));
    product.external = null;
    product.isLocked = false;
    return c.json({});
  });
  return app;
}
