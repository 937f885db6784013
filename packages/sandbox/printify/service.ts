import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { spoilCalls } from '../core/fault-middleware';
import { reword } from '../core/store-seed';
import type { PodService, World } from '../core/world';
import { authorize, ownShop } from './access';
import { catalogueRoutes, catalogueV2Routes } from './catalogue';
import { ApiError, bodyTooLarge, invalid, notFound, serverError, tooManyRequests, unauthenticated } from './errors';
import { emitForShop } from './events';
import { limitCalls } from './limits';
import { act, controlView } from './order-control';
import { orderRoutes } from './order-routes';
import { productRoutes } from './product-routes';
import { DEFAULT_SETTINGS, type Settings } from './settings';
import { createShop, resetShop, SHOP_ID, type Shop } from './state';
import { uploadRoutes } from './upload-routes';
import { webhookRoutes } from './webhook-routes';

const MAX_BODY_BYTES = 10 * 1024 * 1024;

/** Printify with one API shop, v1 and the v2 catalogue, as its reference describes it. Mounted under `/printify`. */
export function createPrintify(world: World, settings: Partial<Settings> = {}): PodService {
  const shop = createShop(world, { ...DEFAULT_SETTINGS, ...settings });
  return {
    name: 'printify',
    app: createApp(shop),
    orders: () => [...shop.orders.values()].map(controlView),
    act: (id, action, options = {}) => act(shop, id, action, options.reason),
    reset: (kept) => resetShop(shop, kept),
    dump: () => ({
      orders: [...shop.orders.values()],
      supportRequests: [...shop.supportRequests.values()],
      webhooks: [...shop.webhooks.values()].map(({ secret, ...webhook }) => ({ ...webhook, signs: secret !== null })),
      productIds: [...shop.products.keys()],
      printFiles: world.prints.all(),
    }),
  };
}

function createApp(shop: Shop): Hono {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.onError((error) => {
    if (error instanceof ApiError) return error.toResponse();
    console.error(error);
    return serverError().toResponse();
  });

  app.use('*', bodyLimit({ maxSize: MAX_BODY_BYTES, onError: () => bodyTooLarge().toResponse() }));
  app.use('*', authorize);
  app.use('*', limitCalls(shop.world.clock));
  app.use(
    '*',
    spoilCalls(shop.world, 'printify', {
      tooMany: () => tooManyRequests().toResponse(),
      error500: () => serverError().toResponse(),
      unauthorized: () => unauthenticated().toResponse(),
      badRequest: () => invalid(8150, 'The request is not valid.').toResponse(),
    }),
  );
  app.use('*', reword(shop.world.store, 'printify'));
  app.use('/v1/shops/:shop/*', ownShop);

  app.get('/v1/shops.json', (c) =>
    c.json([{ id: SHOP_ID, title: 'Field & Foundry', sales_channel: shop.salesChannel }]),
  );
  for (const part of [connectionRoutes, orderRoutes, productRoutes, webhookRoutes]) {
    app.route('/v1/shops/:shop', part(shop));
  }
  app.route('/v1/catalog', catalogueRoutes(shop));
  app.route('/v2/catalog', catalogueV2Routes(shop));
  app.route('/v1', uploadRoutes(shop));
  app.all('*', () => {
    throw notFound();
  });
  return new Hono().route('/', app);
}

/** Disconnecting keeps the shop: orders still work, publishing does not. */
function connectionRoutes(shop: Shop): Hono {
  return new Hono().delete('/connection.json', (c) => {
    shop.salesChannel = 'disconnected';
    emitForShop(shop, 'shop:disconnected');
    return c.json({});
  });
}
