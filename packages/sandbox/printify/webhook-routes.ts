import { Hono } from 'hono';
import { z } from 'zod';
import { hex } from '../core/random';
import { invalid, notFound } from './errors';
import { send } from './events';
import { idOf } from './file-name';
import { readBody, readJson } from './request-body';
import { SHOP_ID, type Shop } from './state';
import { TOPICS, type Webhook } from './webhook';

const url = z.url({ protocol: /^https?$/ });
const registration = z.object({ topic: z.enum(TOPICS), url, secret: z.string().min(1).optional() });
const change = z.object({ url });

/** Under `/v1/shops/{shop}`. One topic a webhook; the secret is chosen by whoever registers it. */
export function webhookRoutes(shop: Shop): Hono {
  const app = new Hono();
  const find = (id: string) => {
    const webhook = shop.webhooks.get(id);
    if (!webhook) throw notFound();
    return webhook;
  };

  app.get('/webhooks.json', (c) => c.json([...shop.webhooks.values()].map(viewWebhook)));

  app.post('/webhooks.json', async (c) => {
    const { topic, url, secret } = await readBody(c, registration);
    const isKnown = [...shop.webhooks.values()].some((other) => other.topic === topic && other.url === url);
    if (isKnown) throw invalid(8150, 'url: The webhook already exists.');
    const webhook: Webhook = {
      id: hex(24),
      topic,
      url,
      secret: secret ?? null,
      blockedUntilMs: 0,
      lostWhileBlocked: 0,
    };
    shop.webhooks.set(webhook.id, webhook);
    return c.json(viewWebhook(webhook));
  });

  app.put('/webhooks/:file{[^/]+\\.json}', async (c) => {
    const webhook = find(idOf(c.req.param('file')));
    webhook.url = (await readBody(c, change)).url;
    return c.json(viewWebhook(webhook));
  });

  app.delete('/webhooks/:file{[^/]+\\.json}', (c) => {
    const webhook = find(idOf(c.req.param('file')));
    const { host, hostname } = new URL(webhook.url);
    const given = c.req.query('host');
    if (!given) throw invalid(8150, 'host: The host field is required.');
    if (given !== host && given !== hostname) throw invalid(8150, "host: The host must be the webhook's own.");
    shop.webhooks.delete(webhook.id);
    return c.json({ id: webhook.id });
  });

  app.post('/webhooks/:webhook/simulate', async (c) => {
    const webhook = find(c.req.param('webhook'));
    send(shop, webhook, await readJson(c));
    return c.json({});
  });
  return app;
}

function viewWebhook({ topic, url, id }: Webhook) {
  return { topic, url, shop_id: `${SHOP_ID}`, id };
}
