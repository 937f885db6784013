import { Hono } from 'hono';
import { idOf } from './file-name';
import { orderInput, quoteInput, requireCountry } from './order-input';
import { findItems, parcelOf } from './order-lines';
import { viewExpressPart, viewOrder } from './order-view';
import { cancelOrder, findOrder, sendToProduction, submitExpress, submitOrder } from './orders';
import { paged, readPage } from './paging';
import { readBody } from './request-body';
import { quote } from './shipping';
import type { Shop } from './state';
import { supportRoutes } from './support-routes';

/** The documents speak of 10 orders a page; live, up to 50 are given and more are refused. */
const MAX_PER_PAGE = 50;

/** Under `/v1/shops/{shop}`. */
export function orderRoutes(shop: Shop): Hono {
  const app = new Hono();

  app.get('/orders.json', (c) => {
    const page = readPage(c.req.query(), MAX_PER_PAGE);
    const { status, sku } = c.req.query();
    const newestFirst = [...shop.orders.values()].reverse();
    const wanted = newestFirst
      .filter((order) => !status || order.status === status)
      .filter((order) => !sku || order.lines.some((line) => line.sku === sku));
    const answer = paged(wanted, page);
    return c.json({ ...answer, data: answer.data.map((order) => viewOrder(order, shop.world)) });
  });

  app.post('/orders.json', async (c) => {
    const body = await readBody(c, orderInput);
    await shop.world.prints.fetchIn(body);
    return c.json({ id: submitOrder(shop, body).id });
  });

  app.post('/orders/express.json', async (c) => {
    const parts = submitExpress(shop, await readBody(c, orderInput));
    return c.json({ data: parts.map(viewExpressPart) });
  });

  app.post('/orders/shipping.json', async (c) => {
    const body = await readBody(c, quoteInput);
    const parcels = findItems(shop, body.line_items).map(parcelOf);
    return c.json(quote(parcels, requireCountry(body.address_to), shop.settings.shippingKeys));
  });

  app.get('/orders/:file{[^/]+\\.json}', (c) =>
    c.json(viewOrder(findOrder(shop, idOf(c.req.param('file'))), shop.world)),
  );

  app.post('/orders/:order/send_to_production.json', (c) => {
    const order = findOrder(shop, c.req.param('order'));
    sendToProduction(shop, order);
    return c.json({ id: order.id });
  });

  app.post('/orders/:order/cancel.json', (c) => {
    const order = findOrder(shop, c.req.param('order'));
    cancelOrder(shop, order);
    return c.json(viewOrder(order, shop.world));
  });

  app.route('/orders', supportRoutes(shop));
  return app;
}
