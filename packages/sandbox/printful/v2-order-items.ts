import { Hono } from 'hono';
import type { Env } from './access';
import { badRequest, notFound } from './errors';
import { readJson, record } from './input';
import { readItemV2 } from './item-input';
import type { Order, OrderItem } from './order';
import { itemViewV2, orderUrl } from './order-view-v2';
import { page, pageLinks } from './paging';
import type { Shop } from './shop';

/** The items of one v2 order. A change to any of them is a change to the order. */
export function v2OrderItems(shop: Shop): Hono<Env> {
  const { world } = shop;
  const app = new Hono<Env>();
  const itemsUrl = (order: Order) => `${orderUrl(order, world)}/order-items`;
  const toOrder = (order: Order) => ({ order: { href: orderUrl(order, world) } });
  const replaceItems = (order: Order, items: OrderItem[]) => shop.orders.edit(order, { ...order.content, items });
  // POST and PATCH answer with a list of one, GET with the item itself.
  const listOfOne = (item: OrderItem, order: Order) => ({
    data: [itemViewV2(item, order, world)],
    _links: { self: { href: itemsUrl(order) }, ...toOrder(order) },
  });

  app.get('/v2/orders/:ref/order-items', (c) => {
    const order = shop.orders.find(c.req.param('ref'));
    const { rows, paging } = page(c, order.content.items);
    const data = rows.map((item) => itemViewV2(item, order, world));
    return c.json({ data, paging, _links: { ...pageLinks(itemsUrl(order), paging), ...toOrder(order) } });
  });

  app.post('/v2/orders/:ref/order-items', async (c) => {
    const order = shop.orders.find(c.req.param('ref'));
    shop.orders.assertEditable(order);
    const item = readItemV2(record(await readJson(c)), shop, 'Item');
    replaceItems(order, [...order.content.items, item]);
    return c.json(listOfOne(item, order));
  });

  app.get('/v2/orders/:ref/order-items/:id', (c) => {
    const order = shop.orders.find(c.req.param('ref'));
    const data = itemViewV2(itemOf(order, c.req.param('id')), order, world);
    const links = {
      ...data._links,
      ...toOrder(order),
      all_items: { href: itemsUrl(order) },
      shipments: { href: `${orderUrl(order, world)}/shipments` },
    };
    return c.json({ data, _links: links });
  });

  app.patch('/v2/orders/:ref/order-items/:id', async (c) => {
    const order = shop.orders.find(c.req.param('ref'));
    shop.orders.assertEditable(order);
    const old = itemOf(order, c.req.param('id'));
    const item = readItemV2(record(await readJson(c)), shop, 'Item', old);
    replaceItems(
      order,
      order.content.items.map((each) => (each === old ? item : each)),
    );
    return c.json(listOfOne(item, order));
  });

  app.delete('/v2/orders/:ref/order-items/:id', (c) => {
    const order = shop.orders.find(c.req.param('ref'));
    shop.orders.assertEditable(order);
    const gone = itemOf(order, c.req.param('id'));
    if (order.content.items.length === 1) throw badRequest('The last item of an order can not be deleted');
    replaceItems(
      order,
      order.content.items.filter((each) => each !== gone),
    );
    return c.body(null, 204);
  });

  return app;
}

function itemOf(order: Order, id: string): OrderItem {
  const item = order.content.items.find((each) => String(each.id) === id);
  if (!item) throw notFound();
  return item;
}
