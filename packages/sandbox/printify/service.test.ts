import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  ADDRESS,
  itemOf,
  OUT_OF_STOCK,
  orderOf,
  POSTER,
  SHOP,
  STICKER,
  startPrintify,
  type TestServer,
} from '../tests/printify-server';

let server: TestServer;
beforeEach(async () => {
  server = await startPrintify();
});
afterEach(() => server.close());

const send = (id: string) => server.ask('POST', `${SHOP}/orders/${id}/send_to_production.json`);
const cancel = (id: string) => server.ask('POST', `${SHOP}/orders/${id}/cancel.json`);
const statusOf = async (id: string) => (await server.readOrder(id)).status;

describe('an order', () => {
  it('is answered with its id alone and rests on hold 20 seconds later', async () => {
    const { json } = await server.ask('POST', `${SHOP}/orders.json`, { body: orderOf() });
    expect(Object.keys(json)).toEqual(['id']);
    expect(await statusOf(json.id)).toBe('pending');
    server.world.clock.advance(10_000);
    expect(await statusOf(json.id)).toBe('cost-calculation');
    expect((await server.readOrder(json.id)).total_shipping).toBe(0);
    server.world.clock.advance(10_000);
    expect(await server.readOrder(json.id)).toMatchObject({ status: 'on-hold', total_shipping: 549 });
  });

  it('cannot be sent to production before it is on hold', async () => {
    const id = await server.submit();
    const refusal = await send(id);
    expect(refusal.status).toBe(400);
    expect(refusal.json.errors).toEqual({
      code: 8502,
      reason: 'It is not allowed to sent order to production with status pending.',
    });
    expect((await server.readOrder(id)).sent_to_production_at).toBeNull();
    server.world.clock.advance(20_000);
    expect((await send(id)).json).toEqual({ id });
    expect((await send(id)).status).toBe(400);
  });

  it('cannot be sent to production with something out of stock', async () => {
    const id = await server.submit({ line_items: [itemOf(OUT_OF_STOCK)] });
    server.world.clock.advance(20_000);
    expect((await send(id)).json.code).toBe(8502);
    expect(await statusOf(id)).toBe('on-hold');
  });

  it('shows the external id only in its metadata', async () => {
    const id = await server.submit({ external_id: 'ours-1', label: undefined });
    const order = await server.readOrder(id);
    expect(order).not.toHaveProperty('external_id');
    expect(order.metadata).toMatchObject({ shop_order_id: 'ours-1', shop_order_label: 'ours-1' });
  });

  it('is never taken twice for one external id, not even after it was canceled', async () => {
    const id = await server.submit({ external_id: 'once' });
    server.world.clock.advance(20_000);
    await cancel(id);
    const again = await server.ask('POST', `${SHOP}/orders.json`, { body: orderOf({ external_id: 'once' }) });
    expect(again.status).toBe(409);
    expect(again.json).toMatchObject({ code: 8503, order: { id, external_id: 'once' } });
    expect(server.printify.orders()).toHaveLength(1);
  });

  it('is canceled by the merchant only while on hold or unpaid, and then costs nothing', async () => {
    const id = await server.submit();
    expect((await cancel(id)).json.code).toBe(8502);
    server.world.clock.advance(20_000);
    const { json } = await cancel(id);
    expect(json).toMatchObject({ status: 'canceled', total_price: 0, total_shipping: 0, line_items: [{ cost: 0 }] });
    const sent = await server.submitAndSend();
    expect((await cancel(sent)).status).toBe(400);
    server.printify.act(sent, 'hold', { reason: 'the card was declined' });
    expect(await statusOf(sent)).toBe('payment-not-received');
    expect((await cancel(sent)).json.status).toBe('canceled');
  });

  it('goes to production by itself a day later only where approval is automatic', async () => {
    const manual = await server.submit();
    server.world.clock.advance(48 * 3_600_000);
    expect(await statusOf(manual)).toBe('on-hold');
    const other = await startPrintify({ autoApproval: true });
    const id = await other.submit();
    other.world.clock.advance(23 * 3_600_000);
    expect((await other.readOrder(id)).status).toBe('on-hold');
    other.world.clock.advance(2 * 3_600_000);
    expect((await other.readOrder(id)).status).toBe('sending-to-production');
    await other.close();
  });

  it('names every fault of an address at once, as JSON inside the reason', async () => {
    const address = { ...ADDRESS, zip: '', last_name: ' ', country: 'Belgia' };
    const { status, json } = await server.ask('POST', `${SHOP}/orders.json`, {
      body: orderOf({ address_to: address }),
    });
    expect(status).toBe(400);
    expect(json.code).toBe(8103);
    expect(Object.keys(JSON.parse(json.errors.reason)).sort()).toEqual(['country', 'last_name', 'zip']);
  });

  it('takes a product, a SKU and a blueprint side by side', async () => {
    const { json } = await server.ask('GET', `${SHOP}/products.json`);
    const [product] = json.data;
    const [variant, other] = product.variants;
    const id = await server.submit({
      line_items: [
        { product_id: product.id, variant_id: variant.id, quantity: 1, external_id: 'line-a' },
        { sku: other.sku, quantity: 2 },
        itemOf(STICKER),
      ],
    });
    const order = await server.readOrder(id);
    const { metadata } = order.line_items[0];
    expect(metadata).toMatchObject({ sku: variant.sku, price: variant.price, external_id: 'line-a' });
    expect(order.line_items[1]).toMatchObject({ product_id: product.id, variant_id: other.id, quantity: 2 });
    expect(order.line_items[2].metadata).not.toHaveProperty('external_id');
  });

  it('is refused for a product of another shop, an array of print areas, or economy with own files', async () => {
    const codeFor = async (more: object) =>
      (await server.ask('POST', `${SHOP}/orders.json`, { body: orderOf(more) })).json.code;
    const foreign = { product_id: 'f'.repeat(24), variant_id: 1, quantity: 1 };
    expect(await codeFor({ line_items: [foreign] })).toBe(8104);
    expect(await codeFor({ line_items: [{ ...itemOf(), print_areas: [{ variant_ids: [1] }] }] })).toBe(8150);
    expect(await codeFor({ shipping_method: 4 })).toBe(8150);
  });
});

describe('moving an order on', () => {
  const view = (id: string) => server.printify.orders().find((order) => order.id === id);

  it('waits for the merchant, then offers production, parcels and delivery in turn', async () => {
    const id = await server.submit({ line_items: [itemOf(POSTER, 2), itemOf(STICKER)] });
    server.world.clock.advance(20_000);
    expect(view(id)).toMatchObject({ confirmed: false, next: null, itemCount: 3 });
    await send(id);
    expect(view(id)).toMatchObject({ confirmed: true, next: null });
    server.world.clock.advance(5_000);
    expect(view(id)?.next).toBe('produce');
    server.printify.act(id, 'produce');
    expect(view(id)?.next).toBe('ship_all');
    server.printify.act(id, 'ship_some');
    const half = await server.readOrder(id);
    expect(half.status).toBe('partially-fulfilled');
    expect(half.line_items.map((line: { status: string }) => line.status)).toEqual(['fulfilled', 'in-production']);
    expect(half.fulfilled_at).toBeNull();
    server.printify.act(id, 'ship_all');
    expect(view(id)?.next).toBe('deliver');
    server.printify.act(id, 'deliver');
    const done = await server.readOrder(id);
    expect(done).toMatchObject({ status: 'fulfilled', shipments: [{}, {}] });
    expect(done.shipments.every((shipment: { delivered_at: string }) => shipment.delivered_at)).toBe(true);
    expect(view(id)).toMatchObject({ next: null, actions: [] });
  });

  it('does not offer to split a single piece, nor what Printify has no word for', async () => {
    const id = await server.submitAndSend();
    server.printify.act(id, 'produce');
    expect(view(id)?.actions).toEqual(['ship_all', 'hold', 'fail', 'cancel']);
    expect(() => server.printify.act(id, 'ship_some')).toThrow(/in-production/);
    expect(() => server.printify.act(id, 'return')).toThrow();
  });

  it('goes on where a hold or an issue stopped it', async () => {
    const id = await server.submitAndSend();
    server.printify.act(id, 'produce');
    server.printify.act(id, 'hold');
    expect(await statusOf(id)).toBe('on-hold');
    server.printify.act(id, 'fail');
    expect(await statusOf(id)).toBe('has-issues');
    server.printify.act(id, 'release');
    expect(await statusOf(id)).toBe('in-production');
    server.printify.act(id, 'cancel');
    expect(await server.readOrder(id)).toMatchObject({ status: 'canceled', total_price: 0 });
  });

  it('forgets orders and webhooks on reset, and keeps the products', async () => {
    await server.submit();
    await server.ask('POST', `${SHOP}/webhooks.json`, {
      body: { topic: 'order:created', url: 'https://example.com/' },
    });
    server.printify.reset();
    server.world.clock.advance(60_000);
    expect(server.printify.dump()).toMatchObject({ orders: [], webhooks: [] });
    expect((await server.ask('GET', `${SHOP}/products.json`)).json.total).toBe(9);
  });
});

describe('access', () => {
  it('is refused without a token, without a User-Agent, and to a foreign shop', async () => {
    const noToken = await server.ask('GET', '/v1/shops.json', { headers: { authorization: '' } });
    expect(noToken).toMatchObject({ status: 401, json: { error: 'Unauthenticated' } });
    const blank = await server.ask('GET', '/v1/shops.json', { headers: { 'user-agent': ' ' } });
    expect(blank.status).toBe(400);
    const foreign = await server.ask('GET', '/v1/shops/5/orders.json');
    expect(foreign).toMatchObject({ status: 401, json: {} });
    expect(Object.keys(foreign.json)).toEqual([]);
    expect((await server.ask('GET', `${SHOP}.json`)).status).toBe(404);
    expect((await server.ask('GET', `${SHOP}/products/short.json`)).status).toBe(422);
    expect((await server.ask('POST', `${SHOP}/orders.json`, { body: '{' })).status).toBe(400);
  });

  it('is limited to 600 calls a minute, and to 100 of the catalogue', async () => {
    // To the beginning of one: in the middle of these calls another minute must not begin.
    server.world.clock.advance(60_000 - (server.world.clock.now() % 60_000));
    const first = await server.ask('GET', '/v1/shops.json');
    expect(first.headers.get('x-ratelimit-limit')).toBe('600');
    expect(first.headers.get('x-ratelimit-remaining')).toBe('599');
    const read = () => server.ask('GET', '/v1/catalog/print_providers.json');
    const answers = await Promise.all(Array.from({ length: 101 }, read));
    expect(answers.map(({ status }) => status).filter((status) => status === 429)).toHaveLength(1);
    expect(answers[0]?.headers.get('x-ratelimit-limit')).toBe('100');
    expect((await server.ask('GET', '/v1/shops.json')).status).toBe(200);
    server.world.clock.advance(60_000);
    expect((await read()).status).toBe(200);
  });

  it('loses the answer but not the work where the fault plan says so', async () => {
    const rates = { error500: 0, tooMany: 0, hang: 0, lostAnswer: 1 };
    server.world.faults.set({ api: { printify: rates } });
    await expect(server.submit({ external_id: 'lost' })).rejects.toThrow();
    server.world.faults.set({ api: { printify: { ...rates, lostAnswer: 0, error500: 1 } } });
    expect(await server.ask('GET', '/v1/shops.json')).toMatchObject({ status: 500, json: { error: 'Server Error' } });
    server.world.faults.set({});
    const again = await server.ask('POST', `${SHOP}/orders.json`, { body: orderOf({ external_id: 'lost' }) });
    expect(again.status).toBe(409);
  });
});
