import { Hono } from 'hono';
import type { Env } from './access';
import { costsOf } from './costs';
import { flag, readJson, record } from './input';
import { readItemsV1 } from './item-input';
import type { Order, OrderContent } from './order';
import { readExternalId, readGift, readPackingSlip, readRecipient, readRetailCosts, readShipping } from './order-input';
import { costsView, orderViewV1, retailView } from './order-view-v1';
import { page } from './paging';
import type { Shop } from './shop';

/** v1: creates, edits, confirms and cancels. `confirm` and `update_existing` count in the query only. */
export function v1Orders(shop: Shop): Hono<Env> {
  const app = new Hono<Env>();
  const answer = (order: Order) => Response.json({ code: 200, result: orderViewV1(order, shop.world), extra: [] });

  app.get('/orders', (c) => {
    const status = c.req.query('status');
    const matching = shop.orders.all().filter((order) => !status || order.status === status);
    const { rows, paging } = page(c, matching);
    return c.json({ code: 200, result: rows.map((order) => orderViewV1(order, shop.world)), extra: [], paging });
  });

  app.post('/orders', async (c) => {
    const body = record(await readJson(c));
    await shop.world.prints.fetchIn(body);
    const order = createOrUpdate(shop, body, flag(c, 'update_existing'));
    if (flag(c, 'confirm')) shop.orders.move(order, 'confirm');
    return answer(order);
  });

  app.post('/orders/estimate-costs', async (c) => {
    const content = readContent(shop, record(await readJson(c)));
    const { retail_delivery_fee: _, ...costs } = costsView(costsOf(content, shop.world.clock.now()), plainNumber);
    return c.json({ code: 200, result: { costs, retail_costs: retailView(content, plainNumber) }, extra: [] });
  });

  app.get('/orders/:ref', (c) => answer(shop.orders.find(c.req.param('ref'))));

  app.put('/orders/:ref', async (c) => {
    const order = shop.orders.find(c.req.param('ref'));
    shop.orders.assertEditable(order);
    shop.orders.edit(order, readContent(shop, record(await readJson(c)), order));
    if (flag(c, 'confirm')) shop.orders.move(order, 'confirm');
    return answer(order);
  });

  app.post('/orders/:ref/confirm', (c) => {
    const order = shop.orders.find(c.req.param('ref'));
    shop.orders.move(order, 'confirm');
    return answer(order);
  });

  app.delete('/orders/:ref', (c) => {
    const order = shop.orders.find(c.req.param('ref'));
    shop.orders.move(order, 'cancel', 'Canceled through the API');
    return answer(order);
  });

  return app;
}

const plainNumber = (minor: number): number => minor / 100;

function createOrUpdate(shop: Shop, body: Record<string, unknown>, updateExisting: boolean): Order {
  const externalId = readExternalId(body.external_id);
  const existing = externalId !== null && updateExisting ? shop.orders.byExternalId(externalId) : undefined;
  if (!existing) return shop.orders.create(externalId, readContent(shop, body));
  shop.orders.assertEditable(existing);
  shop.orders.edit(existing, readContent(shop, body, existing));
  return existing;
}

/** With an order to change, every field that is not given keeps what it was. */
function readContent(shop: Shop, body: Record<string, unknown>, order?: Order): OrderContent {
  const keep = <T>(name: string, read: (value: unknown) => T, old: T | undefined): T =>
    body[name] === undefined && old !== undefined ? old : read(body[name]);
  const old = order?.content;
  const content: OrderContent = {
    shipping: keep('shipping', readShipping, old?.shipping),
    recipient: keep('recipient', readRecipient, old?.recipient),
    items: keep('items', (value) => readItemsV1(value, shop, old?.items), old?.items),
    retail: keep('retail_costs', readRetailCosts, old?.retail),
    gift: keep('gift', readGift, old?.gift),
    packingSlip: keep('packing_slip', readPackingSlip, old?.packingSlip),
  };
  // Refuses a shipping method nobody offers there.
  costsOf(content, shop.world.clock.now());
  return content;
}
