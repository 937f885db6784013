import { Hono } from 'hono';
import type { Env } from './access';
import { costsOf } from './costs';
import { ApiError, badRequest } from './errors';
import { readJson, record } from './input';
import { readItemsV2 } from './item-input';
import type { OrderContent } from './order';
import { readExternalId, readGift, readPackingSlip, readRecipient, readRetailCosts, readShipping } from './order-input';
import { costsAreReady, orderSummaryV2, orderUrl, orderViewV2 } from './order-view-v2';
import { page, pageLinks } from './paging';
import { shipmentViewV2, stuckParcels, stuckViewV2 } from './shipment-view-v2';
import type { Shop } from './shop';
import { baseUrl } from './store';

const BUSY = 'Attempting to update a resource that is already being updated. Please try again later';

/** v2: always a draft first, confirmed by a call of its own; DELETE deletes and never cancels. */
export function v2Orders(shop: Shop): Hono<Env> {
  const { world } = shop;
  const app = new Hono<Env>();

  app.get('/v2/orders', (c) => {
    const { rows, paging } = page(c, shop.orders.all());
    const data = rows.map((order) => orderSummaryV2(order, world));
    return c.json({ data, paging, _links: pageLinks(`${baseUrl(world)}/v2/orders`, paging) });
  });

  app.post('/v2/orders', async (c) => {
    const body = record(await readJson(c));
    const externalId = readExternalId(body.external_id);
    return c.json({ data: orderViewV2(shop.orders.create(externalId, newContent(shop, body)), world) });
  });

  app.get('/v2/orders/:ref', (c) => c.json({ data: orderViewV2(shop.orders.find(c.req.param('ref')), world) }));

  app.patch('/v2/orders/:ref', async (c) => {
    const order = shop.orders.find(c.req.param('ref'));
    shop.orders.assertEditable(order);
    shop.orders.edit(order, patched(shop, order.content, record(await readJson(c))));
    return c.json({ data: orderViewV2(order, world) });
  });

  app.delete('/v2/orders/:ref', (c) => {
    const order = shop.orders.find(c.req.param('ref'));
    if (!costsAreReady(order, world.clock.now())) throw new ApiError(409, BUSY, 409);
    const deletable = ['draft', 'failed', 'canceled'].includes(order.status) && order.confirmations === 0;
    if (!deletable) throw badRequest(`Order can not be deleted, its current status is "${order.status}"`);
    shop.orders.delete(order);
    return c.body(null, 204);
  });

  app.post('/v2/orders/:ref/confirmation', (c) => {
    const order = shop.orders.find(c.req.param('ref'));
    if (!costsAreReady(order, world.clock.now())) {
      throw badRequest('Order can not be confirmed while its costs are being calculated');
    }
    shop.orders.move(order, 'confirm');
    const data = orderViewV2(order, world);
    const { self: _, ...links } = { ...data._links, order: data._links.self };
    return c.json({ data, _links: { ...links, self: data._links.order_confirmation } });
  });

  app.get('/v2/orders/:ref/shipments', (c) => {
    const order = shop.orders.find(c.req.param('ref'));
    const views = [
      ...order.shipments.map((shipment) => shipmentViewV2(shipment, order, world)),
      ...stuckParcels(order).map((parcel) => stuckViewV2(parcel, order, world)),
    ];
    const { rows: data, paging } = page<object>(c, views);
    return c.json({ data, paging, _links: pageLinks(`${orderUrl(order, world)}/shipments`, paging) });
  });

  return app;
}

function newContent(shop: Shop, body: Record<string, unknown>): OrderContent {
  const customization = record(body.customization ?? {});
  return checked(shop, {
    shipping: readShipping(body.shipping),
    recipient: readRecipient(body.recipient),
    items: readItemsV2(body.order_items, shop),
    retail: readRetailCosts(body.retail_costs),
    gift: readGift(customization.gift),
    packingSlip: readPackingSlip(customization.packing_slip),
  });
}

/** A merge patch (RFC 7386): objects are merged, lists replaced whole, null removes. */
function patched(shop: Shop, old: OrderContent, patch: Record<string, unknown>): OrderContent {
  const customization = patch.customization === null ? { gift: null, packing_slip: null } : patch.customization;
  const { gift, packing_slip } = record(customization ?? {});
  const { recipient, retail_costs, order_items, shipping } = patch;
  return checked(shop, {
    shipping: shipping === undefined ? old.shipping : readShipping(shipping),
    recipient: recipient === undefined ? old.recipient : readRecipient({ ...old.recipient, ...record(recipient) }),
    items: order_items === undefined ? old.items : readItemsV2(order_items, shop),
    retail: retail_costs === undefined ? old.retail : readRetailCosts(retail_costs),
    gift: gift === undefined ? old.gift : readGift(gift),
    packingSlip: packing_slip === undefined ? old.packingSlip : readPackingSlip(packing_slip),
  });
}

/** Throws OR-4 for a shipping method nobody offers there. */
function checked(shop: Shop, content: OrderContent): OrderContent {
  costsOf(content, shop.world.clock.now());
  return content;
}
