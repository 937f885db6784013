import type { SubmitInput } from '@/lib/domain/order/pod';
import { createPrintify } from '@/lib/integrations/pod/printify/provider';
import type { PodProvider } from '@/lib/integrations/pod/provider';
import { createHttpClient } from '@/lib/platform/http-client';
import { SHOP, startPrintify, type TestServer } from '../../packages/sandbox/tests/printify-server';
import { goodsOf } from '../support/store';

/** An order as our services hand it to a provider; a test adds what it buys. */
export const SUBMIT: SubmitInput = {
  externalId: 'FBZ20260301000001-1',
  recipient: {
    name: 'Ada Park',
    company: 'Park & Sons',
    line1: '1 Mill Lane',
    line2: 'Apt 4',
    city: 'Portland',
    state: 'OR',
    postalCode: '97201',
    country: 'US',
    phone: '503 555 0100',
  },
  email: 'ada@example.com',
  items: [],
  shippingMethod: '1',
  currency: 'USD',
};
export const ITEM = {
  externalId: 'item-1',
  providerProductId: '65f0a1b2c3d4e5f607182930',
  providerVariantId: '17887',
  providerData: {},
  sku: null,
  name: 'Mug',
  quantity: 2,
  retailMinor: 1650,
};

export async function allOf<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const row of rows) found.push(row);
  return found;
}

export const PRICED_MS = 20_000;
export const before = { confirmed: false };
export const after = { confirmed: true };

/** Our client and a sandbox of its own, over HTTP. `calls` are `GET /path`, ids written as `{}`. */
export async function startScene(settings: Parameters<typeof startPrintify>[0] = {}) {
  const server = await startPrintify(settings);
  const calls = new Set<string>();
  const baseUrl = `${server.world.origin()}/printify`;
  const send = createHttpClient({ baseUrl, headers: {} });
  const connect = (shopId: string) =>
    createPrintify(
      { baseUrl, apiKey: 'test-token', shopId },
      {
        http: async (request) => {
          const path = request.path.replace(SHOP, '/v1/shops/{}').replace(/[0-9a-f]{24}/, '{}');
          calls.add(`${request.method} ${path.replace(/(blueprints|print_providers)\/\d+/g, '$1/{}')}`);
          return send(request);
        },
      },
    );
  const pod = connect(SHOP.split('/').at(-1) ?? '');
  return { server, pod, calls, connect, ...buyer(server, pod) };
}
export type Scene = Awaited<ReturnType<typeof startScene>>;

function buyer({ world, printify }: TestServer, pod: PodProvider) {
  /** All that the shop sells. The catalogue has a limit of so many requests a minute. */
  async function* products() {
    world.clock.advance(60_000);
    yield* goodsOf(pod);
  }
  /** Some things of the shop, one of each. */
  const goods = async (count = 2) => {
    const all = await allOf(products());
    return all.slice(0, count).map(({ providerProductId, variants: [variant] }, at) => ({
      ...ITEM,
      externalId: `item-${at}`,
      providerProductId,
      providerVariantId: variant?.providerVariantId ?? '',
      quantity: 1,
    }));
  };
  const submit = async (more: object = {}) => pod.ensureDraft({ ...SUBMIT, items: await goods(), ...more });
  const look = (podOrderId: string, seen = before) => pod.fetchOrder({ podOrderId }, seen);
  const inProduction = async () => {
    const { podOrderId } = await submit();
    world.clock.advance(PRICED_MS);
    await pod.confirm(podOrderId);
    printify.act(podOrderId, 'produce');
    return podOrderId;
  };
  return { products, goods, submit, look, inProduction };
}
