import { Hono } from 'hono';
import { z } from 'zod';
import type { Env } from './access';
import { badRequest, notFound } from './errors';
import { check, readJson } from './input';
import type { Shop } from './shop';
import { iso } from './time';
import { isExpired, type V2Config, type V2Event } from './webhooks';

const V1_TYPES = [
  'package_shipped',
  'package_returned',
  'order_created',
  'order_updated',
  'order_failed',
  'order_canceled',
  'order_put_hold',
  'order_put_hold_approval',
  'order_remove_hold',
  'order_refunded',
  'product_synced',
  'product_updated',
  'product_deleted',
  'stock_updated',
] as const;

const V2_TYPES = [
  'shipment_sent',
  'shipment_delivered',
  'shipment_returned',
  'shipment_out_of_stock',
  'shipment_canceled',
  'shipment_put_hold',
  'shipment_put_hold_approval',
  'shipment_remove_hold',
  'order_created',
  'order_updated',
  'order_failed',
  'order_canceled',
  'order_put_hold',
  'order_put_hold_approval',
  'order_remove_hold',
  'order_refunded',
  'catalog_stock_updated',
  'catalog_price_changed',
  'mockup_task_finished',
] as const;

/** https, or the machine itself: a merchant's development server has no certificate. */
const isSafe = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname));
};

const v1Schema = z.object({
  url: z.url({ protocol: /^https?$/ }),
  types: z.array(z.enum(V1_TYPES)).min(1),
  params: z.record(z.string(), z.unknown()).default({}),
});
const v2Url = z.string().refine(isSafe, 'must be an https URL').nullish();
const v2Params = z.array(z.object({ name: z.literal('products'), value: z.array(z.object({ id: z.int() })) }));
const v2Event = z.object({ url: v2Url, params: v2Params.default([]) });
const v2Schema = z.object({
  default_url: v2Url,
  expires_at: z.iso.datetime({ offset: true }).nullish(),
  events: z.array(v2Event.extend({ type: z.enum(V2_TYPES) })).min(1),
});

/** v1: one URL for the store; every POST replaces it all. */
export function v1Webhooks(shop: Shop): Hono<Env> {
  const app = new Hono<Env>();
  const shown = () => ({ code: 200, result: shop.webhooks.v1 ?? { url: null, types: [], params: {} }, extra: [] });

  app.get('/webhooks', (c) => c.json(shown()));

  app.post('/webhooks', async (c) => {
    const config = check(v1Schema, await readJson(c));
    if (config.types.includes('stock_updated') && !('stock_updated' in config.params)) {
      throw badRequest('Missing required parameters: params.stock_updated.product_ids');
    }
    shop.webhooks.v1 = config;
    return c.json(shown());
  });

  app.delete('/webhooks', (c) => {
    shop.webhooks.v1 = null;
    return c.json(shown());
  });

  return app;
}

/** v2: one signed configuration per token. The secret is shown once, in the answer to the POST that made it. */
export function v2Webhooks(shop: Shop): Hono<Env> {
  const app = new Hono<Env>();
  const ok = (result: unknown) => ({ code: 200, result, extra: [] });

  const configOf = (token: string, showExpired: boolean): V2Config => {
    const config = shop.webhooks.v2.get(token);
    if (!config) throw notFound();
    if (isExpired(config, shop.world.clock.now()) && !showExpired) {
      throw notFound('The settings are expired. To view them, please use query param show_expired with value true.');
    }
    return config;
  };
  const eventOf = (config: V2Config, type: string): V2Event => {
    const event = config.events.find((each) => each.type === type);
    if (!event) throw notFound();
    return event;
  };

  app.get('/v2/webhooks', (c) => c.json(ok(view(configOf(c.get('token'), c.req.query('show_expired') === 'true')))));

  app.post('/v2/webhooks', async (c) => {
    const given = check(v2Schema, await readJson(c));
    const config = shop.webhooks.subscribe(c.get('token'), {
      defaultUrl: given.default_url ?? null,
      expiresAtMs: given.expires_at ? Date.parse(given.expires_at) : null,
      events: given.events.map((event) => eventFor(event.type, event, given.default_url ?? null)),
    });
    return c.json(ok({ ...view(config), secret_key: config.secretKey }));
  });

  app.delete('/v2/webhooks', (c) => {
    if (!shop.webhooks.v2.delete(c.get('token'))) throw notFound();
    return c.body(null, 204);
  });

  app.get('/v2/webhooks/:type', (c) => {
    const config = configOf(c.get('token'), c.req.query('show_expired') === 'true');
    return c.json(ok(eventOf(config, c.req.param('type'))));
  });

  // The key pair stays: this answer could not show a new secret.
  app.post('/v2/webhooks/:type', async (c) => {
    const type = check(z.enum(V2_TYPES), c.req.param('type'));
    const config = configOf(c.get('token'), false);
    const hasBody = (await c.req.text()) !== '';
    const event = eventFor(type, hasBody ? check(v2Event, await readJson(c)) : { params: [] }, config.defaultUrl);
    config.events = [...config.events.filter((each) => each.type !== type), event];
    return c.json(ok(event));
  });

  app.delete('/v2/webhooks/:type', (c) => {
    const config = configOf(c.get('token'), true);
    const gone = eventOf(config, c.req.param('type'));
    config.events = config.events.filter((each) => each !== gone);
    return c.body(null, 204);
  });

  return app;
}

function eventFor(type: string, given: z.output<typeof v2Event>, defaultUrl: string | null): V2Event {
  const url = given.url ?? null;
  if (url === null && defaultUrl === null) throw badRequest(`${type}: no url and no default_url`);
  if (type === 'catalog_stock_updated' && given.params.length === 0) {
    throw badRequest('catalog_stock_updated: params with products are required');
  }
  return { type, url, params: given.params };
}

const view = (config: V2Config) => ({
  default_url: config.defaultUrl,
  expires_at: config.expiresAtMs === null ? null : iso(config.expiresAtMs),
  events: config.events,
  public_key: config.publicKey,
});
