import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MUG, orderOf, RECIPIENT, startPrintful, TEE, type TestServer } from '../tests/printful-server';

let server: TestServer;

beforeAll(async () => {
  server = await startPrintful();
});
afterAll(() => server.close());
beforeEach(() => server.printful.reset());

async function ordered(query = '?confirm=1', more: object = {}): Promise<string> {
  const { json } = await server.ask('POST', `/orders${query}`, { body: orderOf(more) });
  return String(json.result.id);
}

describe('an external id', () => {
  it('is burnt for good, also after the order was canceled', async () => {
    const body = orderOf({ external_id: 'FBZ20260101000001-1' });
    await server.ask('POST', '/orders', { body });
    expect((await server.ask('DELETE', '/orders/@FBZ20260101000001-1')).json.result.status).toBe('canceled');
    const again = await server.ask('POST', '/orders', { body });
    expect(again).toMatchObject({
      status: 400,
      json: {
        result: 'Order with this External ID already exists',
        api_error_code: 'OR-13',
        error: { api_error_code: 'OR-13' },
      },
    });
  });

  it('is not used up by an order that was refused', async () => {
    const refused = orderOf({ external_id: 'once', items: [{ sync_variant_id: 1, quantity: 1 }] });
    expect((await server.ask('POST', '/orders', { body: refused })).json.result).toBe('Item 0: Sync variant not found');
    expect((await server.ask('POST', '/orders', { body: orderOf({ external_id: 'once' }) })).status).toBe(200);
  });

  it('has at most 32 characters', async () => {
    expect((await server.ask('POST', '/orders', { body: orderOf({ external_id: 'x'.repeat(33) }) })).status).toBe(400);
    expect((await server.ask('POST', '/orders', { body: orderOf({ external_id: 'x'.repeat(32) }) })).status).toBe(200);
  });

  it('finds the order to change with update_existing, as long as that is a draft', async () => {
    await server.ask('POST', '/orders', { body: orderOf({ external_id: 'same' }) });
    const body = orderOf({ external_id: 'same', items: [{ sync_variant_id: TEE + 1, quantity: 5 }] });
    const changed = await server.ask('POST', '/orders?update_existing=1&confirm=1', { body });
    expect(changed.json.result).toMatchObject({ status: 'pending', items: [{ quantity: 5 }] });
    const late = await server.ask('POST', '/orders?update_existing=1', { body });
    expect(late).toMatchObject({ status: 400, json: { api_error_code: 'OR-1' } });
  });
});

describe('the life of an order', () => {
  it('takes confirm from the query only, never from the body', async () => {
    const { json } = await server.ask('POST', '/orders', { body: orderOf({ confirm: true }) });
    expect(json.result.status).toBe('draft');
  });

  it('stays pending until somebody produces it, and cannot be canceled from then on', async () => {
    const id = await ordered();
    server.world.clock.advance(86_400_000);
    expect((await server.ask('GET', `/orders/${id}`)).json.result.status).toBe('pending');
    server.printful.act(id, 'produce');
    expect((await server.ask('DELETE', `/orders/${id}`)).status).toBe(400);
    expect((await server.ask('GET', `/orders/${id}`)).json.result.status).toBe('inprocess');
  });

  it('ends with every piece in exactly one parcel', async () => {
    const items = [
      { sync_variant_id: TEE, quantity: 3 },
      { sync_variant_id: MUG, quantity: 2 },
    ];
    const id = await ordered('?confirm=1', { items });
    for (const action of ['produce', 'ship_some', 'ship_all'] as const) server.printful.act(id, action);
    const { json } = await server.ask('GET', `/orders/${id}`);
    const sent: Record<number, number> = {};
    for (const shipment of json.result.shipments) {
      for (const item of shipment.items) sent[item.item_id] = (sent[item.item_id] ?? 0) + item.quantity;
    }
    const [shirts, mugs] = json.result.items;
    expect(json.result.status).toBe('fulfilled');
    expect(sent).toEqual({ [shirts.id]: 3, [mugs.id]: 2 });
  });

  it('follows what it offers as the next action to delivered and then stops', async () => {
    const id = await ordered('?confirm=1', { items: [{ sync_variant_id: TEE, quantity: 60 }] });
    const done: string[] = [];
    for (let step = server.printful.orders()[0]?.next; step; step = server.printful.orders()[0]?.next) {
      done.push(step);
      server.printful.act(id, step);
    }
    expect(done).toEqual(['accept', 'produce', 'ship_all', 'deliver']);
    expect(server.printful.orders()[0]?.shipments).toMatchObject([{ delivered: true }]);
  });

  it('can do every action it offers and no other', async () => {
    const id = await ordered();
    const offered = server.printful.orders()[0]?.actions;
    expect(offered).toEqual(['produce', 'hold', 'ask_approval', 'fail', 'cancel']);
    expect(() => server.printful.act(id, 'ship_all')).toThrow('it cannot do ship_all now');
  });

  it('may be corrected and confirmed again after it failed', async () => {
    const id = await ordered();
    server.printful.act(id, 'fail', { reason: 'The address does not exist' });
    expect((await server.ask('GET', `/orders/${id}`)).json.result.error).toBeNull();
    const fixed = { recipient: { ...RECIPIENT, address1: '2 Mill Lane' } };
    expect((await server.ask('PUT', `/orders/${id}?confirm=1`, { body: fixed })).json.result).toMatchObject({
      status: 'pending',
      error: null,
    });
    expect(server.printful.dump()).toMatchObject({ orders: [{ confirmations: 2 }] });
  });

  it('goes from a dashboard-deleted draft to archived, not to canceled', async () => {
    const id = await ordered('');
    server.printful.act(id, 'cancel');
    expect((await server.ask('GET', `/orders/${id}`)).json.result.status).toBe('archived');
  });
});

describe('a recipient', () => {
  it.each([
    ['an empty state', { state_code: '' }],
    ['no state in the US', { state_code: null }],
    ['a state of another country', { state_code: 'ON' }],
    ['no name', { name: '' }],
    ['a country nobody ships to', { country_code: 'XX' }],
  ])('with %s is refused', async (_, wrong) => {
    const answer = await server.ask('POST', '/orders', { body: orderOf({ recipient: { ...RECIPIENT, ...wrong } }) });
    expect(answer.status).toBe(400);
    expect(answer.json.result).toMatch(/^Recipient: /);
  });
});
