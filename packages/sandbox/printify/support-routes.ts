import { Hono } from 'hono';
import { z } from 'zod';
import { hex } from '../core/random';
import { invalid, notFound } from './errors';
import type { Order } from './order';
import { readAddress } from './order-input';
import { findOrder } from './orders';
import { readBody } from './request-body';
import type { Shop } from './state';
import type { SupportRequest } from './support-request';
import { stamp } from './timestamps';

const complaint = z.object({
  reason: z.string().min(1),
  description: z.string().min(1),
  image_urls: z.array(z.url()).default([]),
  line_items: z.array(z.object({ line_item_id: z.string(), quantity: z.int().min(1) })).min(1),
});
const addressChange = z.object({ address_to: z.record(z.string(), z.unknown()) });

/** Under `/v1/shops/{shop}/orders/{id}/support-requests`. These paths have no `.json`. */
export function supportRoutes(shop: Shop): Hono {
  const app = new Hono();
  const path = '/:order/support-requests' as const;

  app.get(path, (c) => {
    const order = findOrder(shop, c.req.param('order'));
    const requests = [...shop.supportRequests.values()].filter(({ orderId }) => orderId === order.id);
    return c.json({ data: requests.map(view) });
  });

  app.get(`${path}/:request`, (c) => {
    const order = findOrder(shop, c.req.param('order'));
    const request = shop.supportRequests.get(c.req.param('request'));
    if (request?.orderId !== order.id) throw notFound();
    return c.json(view(request));
  });

  for (const type of ['reprint', 'refund'] as const) {
    app.post(`${path}/${type}`, async (c) => {
      const order = findOrder(shop, c.req.param('order'));
      const body = await readBody(c, complaint);
      for (const [at, { line_item_id: id, quantity }] of body.line_items.entries()) {
        const line = order.lines.find((each) => each.id === id);
        if (!line || quantity > line.quantity) {
          throw invalid(8150, `line_items.${at}.line_item_id: The selected line item is invalid.`);
        }
      }
      const { reason, description, image_urls: imageUrls, line_items: lineItems } = body;
      return c.json(view(record(shop, order, { type, reason, description, imageUrls, lineItems })), 201);
    });
  }

  app.post(`${path}/address-change`, async (c) => {
    const order = findOrder(shop, c.req.param('order'));
    const { address_to: input } = await readBody(c, addressChange);
    const address = readAddress(input, order.shippingMethod === 'express');
    if (order.sentAtMs === null && order.status !== 'canceled') {
      order.address = address;
      return c.json({ resolution: 'updated_directly', order_id: order.id });
    }
    const request = record(shop, order, {
      type: 'address_change',
      reason: null,
      description: null,
      imageUrls: [],
      lineItems: [],
    });
    return c.json({ resolution: 'support_request_created', support_request: view(request) }, 201);
  });
  return app;
}

function record(
  shop: Shop,
  order: Order,
  details: Omit<SupportRequest, 'id' | 'orderId' | 'createdAtMs'>,
): SupportRequest {
  const request = { ...details, id: hex(24), orderId: order.id, createdAtMs: shop.world.clock.now() };
  shop.supportRequests.set(request.id, request);
  return request;
}

function view(request: SupportRequest) {
  return {
    id: request.id,
    order_id: request.orderId,
    type: request.type,
    status: 'open',
    reason: request.reason,
    description: request.description,
    image_urls: request.imageUrls,
    line_items: request.lineItems,
    created_at: stamp(request.createdAtMs),
  };
}
