import { Hono } from 'hono';
import { createPrintify } from '../printify/service';
import type { Settings } from '../printify/settings';
import { SHOP_ID } from '../printify/state';
import { listenWithWorld } from './listen';

type CallOptions = { body?: unknown; headers?: Record<string, string> };
export type TestServer = Awaited<ReturnType<typeof startPrintify>>;

export const SHOP = `/v1/shops/${SHOP_ID}`;

/** Printify on a port of its own, under the path where the sandbox has it. */
export async function startPrintify(settings: Partial<Settings> = {}) {
  const started = await listenWithWorld(
    (world) => createPrintify(world, settings),
    ({ app }) => new Hono().route('/printify', app),
  );
  const { world, service: printify, origin, close } = started;

  /** `path` begins with `/v1` or `/v2`. A body is sent as JSON, a string as it is. */
  const ask = async (method: string, path: string, { body, headers }: CallOptions = {}) => {
    const answer = await fetch(`${origin}/printify${path}`, {
      method,
      headers: {
        authorization: 'Bearer test-token',
        'user-agent': 'Tests/1.0',
        'content-type': 'application/json',
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: answer.status, headers: answer.headers, json: await answer.json() };
  };

  const submit = async (more: object = {}): Promise<string> => {
    const { status, json } = await ask('POST', `${SHOP}/orders.json`, { body: orderOf(more) });
    if (status !== 200) throw new Error(`the order was refused: ${JSON.stringify(json)}`);
    return json.id;
  };
  const readOrder = async (id: string) => (await ask('GET', `${SHOP}/orders/${id}.json`)).json;
  /** Submits, waits until it is priced, and sends it to production. */
  const submitAndSend = async (more: object = {}) => {
    const id = await submit(more);
    world.clock.advance(20_000);
    await ask('POST', `${SHOP}/orders/${id}/send_to_production.json`);
    return id;
  };

  return { world, printify, ask, submit, submitAndSend, readOrder, close };
}

export const POSTER = { blueprint: 1102, provider: 301, variant: 110201 };
export const STICKER = { blueprint: 1107, provider: 301, variant: 110701 };
/** Of a mug, 15oz in sage, which nobody has in stock. */
export const OUT_OF_STOCK = { blueprint: 1101, provider: 301, variant: 110106 };

export const ADDRESS = {
  first_name: 'Ada',
  last_name: 'Park',
  email: 'ada@example.com',
  phone: '503 555 0100',
  country: 'US',
  region: 'OR',
  address1: '1 Mill Lane',
  address2: 'Apt 4',
  city: 'Portland',
  zip: '97201',
};

export const itemOf = ({ blueprint, provider, variant } = POSTER, quantity = 1) => ({
  blueprint_id: blueprint,
  print_provider_id: provider,
  variant_id: variant,
  quantity,
  print_areas: { front: 'https://example.com/print.png' },
});

let lastOrder = 0;

/** One poster by standard shipping, with what a test wants otherwise. */
export const orderOf = (more: object = {}) => ({
  external_id: `order-${++lastOrder}`,
  label: '00012',
  line_items: [itemOf()],
  shipping_method: 1,
  send_shipping_notification: false,
  address_to: ADDRESS,
  ...more,
});
