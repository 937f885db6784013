import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { orderOf, RECIPIENT, startPrintful, type TestServer } from '../tests/printful-server';

let server: TestServer;

beforeAll(async () => {
  server = await startPrintful();
});
afterAll(() => server.close());
beforeEach(() => {
  server.printful.reset();
  server.world.faults.set({});
});

describe('limits and faults', () => {
  it('answers the 121st call in a v1 minute with 429, the text and Retry-After', async () => {
    const call = () => server.call('GET', '/stores', { token: 'greedy' });
    const answers = [];
    for (let count = 0; count < 121; count++) answers.push(await call());
    expect(answers[119]?.headers.get('x-ratelimit-remaining')).toBe('0');
    const last = await server.ask('GET', '/stores', { token: 'greedy' });
    expect(answers[120]?.status).toBe(429);
    expect(last.status).toBe(429);
    const seconds = Number(last.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(50);
    expect(last.json.result).toBe(`You've recently sent too many requests. Please try again after ${seconds} seconds.`);
    server.world.clock.advance(60_000);
    expect((await call()).status).toBe(200);
  });

  it('quotes more than a hundred pieces only five times a minute', async () => {
    const body = { recipient: RECIPIENT, items: [{ variant_id: '4011', quantity: 101 }] };
    const answers = [];
    for (let count = 0; count < 6; count++) {
      answers.push((await server.call('POST', '/shipping/rates', { body, token: 'bulk' })).status);
    }
    expect(answers).toEqual([200, 200, 200, 200, 200, 429]);
  });

  it('has done the work when the answer is lost', async () => {
    server.world.faults.set({ api: { printful: { lostAnswer: 1 } } });
    await expect(server.ask('POST', '/orders', { body: orderOf({ external_id: 'lost' }) })).rejects.toThrow();
    server.world.faults.set({});
    expect((await server.ask('GET', '/orders/@lost')).status).toBe(200);
  });

  it('is down as long as every call is refused, and has done nothing meanwhile', async () => {
    server.world.faults.set({ api: { printful: { refuse: 1 } } });
    await expect(server.ask('POST', '/orders', { body: orderOf({ external_id: 'never' }) })).rejects.toThrow();
    await expect(server.ask('GET', '/v2/orders')).rejects.toThrow();
    server.world.faults.set({});
    expect((await server.ask('GET', '/orders/@never')).status).toBe(404);
  });

  it('answers a drawn 500 as each version does, without doing the work', async () => {
    server.world.faults.set({ api: { printful: { error500: 1 } } });
    expect((await server.ask('POST', '/orders', { body: orderOf({ external_id: 'never' }) })).json.code).toBe(500);
    const v2 = await server.ask('GET', '/v2/orders');
    expect(v2.headers.get('content-type')).toBe('application/problem+json');
    server.world.faults.set({});
    expect((await server.ask('GET', '/orders/@never')).status).toBe(404);
  });

  it('gives no page beyond 100 and counts on from the offset', async () => {
    expect((await server.ask('GET', '/orders?limit=101')).status).toBe(400);
    const { json } = await server.ask('GET', '/store/products?limit=4&offset=8');
    expect(json.paging).toEqual({ total: 9, offset: 8, limit: 4 });
    expect(json.result).toHaveLength(1);
  });

  it('opens only the catalogue of v1 to a caller without a token', async () => {
    expect((await server.ask('GET', '/products', { token: '' })).status).toBe(200);
    for (const path of ['/orders', '/v2/orders', '/v2/catalog-products', '/store/products']) {
      expect((await server.ask('GET', path, { token: '' })).status).toBe(401);
    }
  });
});
