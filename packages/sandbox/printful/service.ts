import { Hono, type Env as HonoEnv, type MiddlewareHandler } from 'hono';
import { spoilCalls } from '../core/fault-middleware';
import { reword } from '../core/store-seed';
import { type ControlOrder, ORDER_ACTIONS, type OrderAction, type PodService, type World } from '../core/world';
import { authorize, type Env, limitCalls, pathOf, tooMany } from './access';
import { ApiError, errorAnswer, internalError, notFound } from './errors';
import { Goods } from './goods';
import { fixedWindow, tokenBucket } from './limits';
import { mockupPlaces } from './mockup-places';
import { mockupRoutes, taskViewV2 } from './mockup-routes';
import { Mockups } from './mockups';
import { type Order, quantityOf } from './order';
import { OrderBook } from './order-book';
import { nextAction, triggerFor } from './order-state';
import { orderViewV1 } from './order-view-v1';
import { places } from './places';
import { shippingRates } from './shipping';
import type { Shop } from './shop';
import { v1Catalogue } from './v1-catalogue';
import { v1Orders } from './v1-orders';
import { v2CatalogProducts, v2CatalogVariants } from './v2-catalogue';
import { v2OrderItems } from './v2-order-items';
import { v2Orders } from './v2-orders';
import { v1Webhooks, v2Webhooks } from './webhook-routes';
import { Webhooks } from './webhooks';

const CALLS_PER_MINUTE = 120;

/** What Printful gives as the reason where whoever acts names none. The other actions have none. */
const REASONS: Readonly<Partial<Record<OrderAction, string>>> = {
  hold: 'The print file has to be looked at',
  release: 'The print file is fine',
  ask_approval: 'The print has to be approved',
  fail: 'The print file could not be processed',
  return: 'The parcel could not be delivered',
  cancel: 'Canceled by Printful',
};

/** Printful with one store, v1 and v2, as its reference describes it. Mounted under `/printful`. */
export function createPrintful(world: World): PodService {
  const shop = openShop(world);
  return {
    name: 'printful',
    app: routes(shop),
    orders: () => shop.orders.all().map(controlView),
    act(id, action, options = {}) {
      const order = shop.orders.all().find((each) => String(each.id) === id);
      if (!order) throw new Error(`there is no Printful order ${id}`);
      const trigger = triggerFor(order, action);
      if (!trigger) throw new Error(`order ${id} is ${order.status}: it cannot do ${action} now`);
      shop.orders.move(order, trigger, options.reason ?? REASONS[action] ?? '');
    },
    reset(kept) {
      shop.orders.forget();
      if (!kept?.webhooks) shop.webhooks.forget();
      shop.mockups.forget();
    },
    dump: () => ({
      orders: shop.orders.all().map((order) => ({
        ...orderViewV1(order, world),
        confirmations: order.confirmations,
        /** What was placed where: no answer of Printful's tells it again. */
        placed: order.content.items.flatMap(({ externalId, files }) =>
          files.map(({ url, placement, position }) => ({ externalId, url, placement, position })),
        ),
        delivered: order.shipments.filter((shipment) => shipment.deliveredMs !== null).map(({ id }) => id),
      })),
      externalIds: shop.orders.externalIds(),
      printFiles: world.prints.all(),
      webhooks: {
        v1: shop.webhooks.v1,
        v2: [...shop.webhooks.v2.values()].map((config) => ({ ...config, secretKey: '(shown once)' })),
      },
    }),
  };
}

function openShop(world: World): Shop {
  const webhooks = new Webhooks(world);
  const orders = new OrderBook(world.clock, (moved) => webhooks.announce(moved));
  const mockups: Mockups = new Mockups(world, (task) =>
    webhooks.sendV2('mockup_task_finished', taskViewV2(task, mockups, world)),
  );
  return { world, goods: new Goods(world), webhooks, orders, mockups };
}

function routes(shop: Shop): Hono {
  const { world } = shop;
  const app = new Hono<Env>();
  app.use(
    byVersion(spoilCalls(world, 'printful', faultAnswers('/')), spoilCalls(world, 'printful', faultAnswers('/v2/'))),
  );
  app.use(authorize);
  app.use(
    byVersion(limitCalls(world, fixedWindow(CALLS_PER_MINUTE)), limitCalls(world, tokenBucket(CALLS_PER_MINUTE))),
  );
  app.use(reword(world.store, 'printful'));
  for (const part of [
    v1Orders(shop),
    v2Orders(shop),
    v2OrderItems(shop),
    v1Catalogue(shop),
    v2CatalogProducts(world),
    v2CatalogVariants(world),
    v1Webhooks(shop),
    v2Webhooks(shop),
    mockupRoutes(shop),
    mockupPlaces(world),
    shippingRates(shop),
    places(world),
  ]) {
    app.route('/', part);
  }
  app.all('*', () => {
    throw notFound();
  });
  app.onError((error, c) => {
    if (error instanceof ApiError) return errorAnswer(pathOf(c), error);
    console.error(error);
    return errorAnswer(pathOf(c), internalError());
  });
  return new Hono().route('/', app);
}

const byVersion =
  <E extends HonoEnv>(v1: MiddlewareHandler<E>, v2: MiddlewareHandler<E>): MiddlewareHandler<E> =>
  (c, next) =>
    (pathOf(c).startsWith('/v2/') ? v2 : v1)(c, next);

function faultAnswers(path: string) {
  const spent = { allowed: false, limit: CALLS_PER_MINUTE, remaining: 0, resetSeconds: 1, retryAfterSeconds: 1 };
  const refused = (status: 400 | 401, text: string) => () =>
    errorAnswer(path, new ApiError(status, text, 'BadRequest'));
  return {
    tooMany: () => tooMany(path, spent),
    error500: () => errorAnswer(path, internalError()),
    unauthorized: refused(401, 'The access token provided is invalid or expired.'),
    badRequest: refused(400, 'Recipient: the address cannot be used.'),
  };
}

function controlView(order: Order): ControlOrder {
  return {
    service: 'printful',
    id: String(order.id),
    externalId: order.externalId,
    status: order.status,
    confirmed: order.confirmations > 0,
    itemCount: quantityOf(order.content.items),
    shipments: order.shipments.map(({ id, trackingNumber, deliveredMs }) => ({
      id: String(id),
      trackingNumber,
      delivered: deliveredMs !== null,
    })),
    createdAtMs: order.createdMs,
    actions: ORDER_ACTIONS.filter((action) => triggerFor(order, action) !== undefined),
    next: nextAction(order),
  };
}
