import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SHOP, startPrintify, type TestServer } from '../tests/printify-server';

type Variant = {
  id: number;
  sku: string;
  price: number;
  cost: number;
  is_enabled: boolean;
  is_available: boolean;
};
type Product = {
  id: string;
  title: string;
  variants: Variant[];
  images: { src: string; variant_ids: number[]; is_default: boolean }[];
};

let server: TestServer;
beforeEach(async () => {
  server = await startPrintify();
});
afterEach(() => server.close());

const list = async (): Promise<Product[]> => (await server.ask('GET', `${SHOP}/products.json?limit=50`)).json.data;
const upload = async (body: object) => server.ask('POST', '/v1/uploads/images.json', { body });

const MUGS = [110101, 110102, 110103, 110104, 110105, 110106];

async function mugInput() {
  const { json } = await upload({ file_name: 'owl.png', url: 'https://example.com/owl.png' });
  const images = [{ id: json.id, x: 0.5, y: 0.5, scale: 1, angle: 0 }];
  return {
    title: 'Owl Mug',
    description: '<p>An owl.</p>',
    blueprint_id: 1101,
    print_provider_id: 301,
    variants: [
      { id: 110101, price: 1500 },
      { id: 110102, price: 1700, is_enabled: false },
    ],
    print_areas: [{ variant_ids: MUGS, placeholders: [{ position: 'front', images }] }],
  };
}
const create = async (more: object = {}) =>
  server.ask('POST', `${SHOP}/products.json`, { body: { ...(await mugInput()), ...more } });

describe('the seeded shop', () => {
  it('sells nine products with two to sixteen variants, each above its cost', async () => {
    const products = await list();
    expect(products).toHaveLength(9);
    for (const { title, variants } of products) {
      expect(variants.length, title).toBeGreaterThanOrEqual(2);
      expect(variants.length, title).toBeLessThanOrEqual(16);
      for (const { price, cost } of variants) expect(price, title).toBeGreaterThan(cost);
      expect(variants.some((variant) => variant.is_enabled && variant.is_available)).toBe(true);
    }
    const all = products.flatMap(({ variants }) => variants);
    expect(all.some((variant) => !variant.is_available)).toBe(true);
    expect(all.some((variant) => !variant.is_enabled)).toBe(true);
    expect(new Set(all.map(({ sku }) => sku)).size).toBe(all.length);
  });

  it('has pictures of each colour, drawn by this sandbox, and every variant has one', async () => {
    for (const { images, variants } of await list()) {
      expect(images.filter((image) => image.is_default)).toHaveLength(1);
      const shown = new Set(images.flatMap((image) => image.variant_ids));
      expect([...shown].sort()).toEqual(variants.map(({ id }) => id).sort());
      for (const { src } of images) {
        expect(src.startsWith(server.world.origin())).toBe(true);
        expect(new URL(src).pathname).toMatch(/^\/pictures\/[a-z]+\/[a-z]+\/[0-9a-f]{6}\.png$/);
      }
    }
  });

  it('keeps its ids and SKUs over restarts', async () => {
    const other = await startPrintify();
    const again = (await other.ask('GET', `${SHOP}/products.json?limit=50`)).json.data;
    await other.close();
    const ids = (products: Product[]) => products.map(({ id, variants }) => [id, variants.map(({ sku }) => sku)]);
    expect(ids(again)).toEqual(ids(await list()));
  });

  it('gives ten a page, and refuses more than fifty', async () => {
    const page = (await server.ask('GET', `${SHOP}/products.json?limit=4&page=3`)).json;
    expect(page).toMatchObject({ from: 9, to: 9, last_page: 3, next_page_url: null, prev_page_url: '/?page=2' });
    expect((await server.ask('GET', `${SHOP}/products.json?limit=51`)).json.code).toBe(8150);
    expect((await server.ask('GET', `${SHOP}/orders.json?limit=50`)).status).toBe(200);
    expect((await server.ask('GET', `${SHOP}/orders.json?limit=51`)).status).toBe(400);
  });
});

describe('a product', () => {
  it('lists the whole matrix, and its rendered pictures only after a while', async () => {
    const { json } = await create();
    expect(json.variants).toHaveLength(6);
    const enabled = json.variants.filter((variant: Variant) => variant.is_enabled);
    expect(enabled.map(({ id }: Variant) => id)).toEqual([110101]);
    expect(json.images).toHaveLength(6);
    expect((await server.ask('GET', `${SHOP}/products/${json.id}.json`)).json.images).toHaveLength(3);
  });

  it('merges variants by id on update, and ignores another blueprint', async () => {
    const { id } = (await create()).json;
    const body = { blueprint_id: 1102, variants: [{ id: 110102, price: 1900, is_enabled: true }] };
    const { json } = await server.ask('PUT', `${SHOP}/products/${id}.json`, { body });
    expect(json.blueprint_id).toBe(1101);
    const [first, second] = json.variants;
    expect(first).toMatchObject({ price: 1500, is_enabled: true });
    expect(second).toMatchObject({ price: 1900, is_enabled: true });
  });

  it('is refused for shouting, a fractional angle, an uncovered variant, a missing price', async () => {
    const [area] = (await mugInput()).print_areas;
    const image = area?.placeholders[0]?.images[0];
    const tilted = [{ ...area, placeholders: [{ position: 'front', images: [{ ...image, angle: 0.5 }] }] }];
    expect((await create({ title: 'BEST MUG EVER' })).json.code).toBe(61003);
    expect((await create({ print_areas: tilted })).json.code).toBe(8150);
    expect((await create({ print_areas: [{ ...area, variant_ids: [110101] }] })).json.code).toBe(8251);
    expect((await create({ variants: [{ id: 110101 }] })).json.errors.reason).toBe(
      'variants.0.price: The variants.0.price field is required.',
    );
  });

  it('stays locked from publishing until the shop answers', async () => {
    const { id } = (await create()).json;
    const path = `${SHOP}/products/${id}`;
    await server.ask('POST', `${path}/publish.json`, { body: { title: true } });
    expect((await server.ask('PUT', `${path}.json`, { body: { title: 'New' } })).json.code).toBe(8252);
    const external = { id: 'ours', handle: 'https://example.com/p/ours' };
    await server.ask('POST', `${path}/publishing_succeeded.json`, { body: { external } });
    expect((await server.ask('GET', `${path}.json`)).json).toMatchObject({ is_locked: false, external });
  });

  it('is not published by a shop that was disconnected', async () => {
    const [product] = await list();
    await server.ask('DELETE', `${SHOP}/connection.json`);
    const answer = await server.ask('POST', `${SHOP}/products/${product?.id}/publish.json`, { body: {} });
    expect(answer.json.code).toBe(8254);
  });
});

describe('an upload', () => {
  it('has one id for the same bytes, and the size of the real picture', async () => {
    const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    const first = await upload({ file_name: 'a.png', contents: pixel });
    const second = await upload({ file_name: 'b.png', contents: pixel });
    expect(first.json).toMatchObject({ width: 1, height: 1, mime_type: 'image/png' });
    expect(second.json.id).toBe(first.json.id);
  });

  it('is refused where it is no picture or cannot be downloaded', async () => {
    expect((await upload({ file_name: 'a.png', contents: 'bm8gcGljdHVyZQ==' })).json.code).toBe(8201);
    expect((await upload({ file_name: 'a.png', url: 'https://nowhere.invalid/a.png' })).json.code).toBe(10300);
  });
});

describe('the catalogue', () => {
  it('hides what is out of stock unless asked', async () => {
    const path = '/v1/catalog/blueprints/1101/print_providers/301/variants.json';
    expect((await server.ask('GET', path)).json.variants).toHaveLength(5);
    expect((await server.ask('GET', `${path}?show-out-of-stock=1`)).json.variants).toHaveLength(6);
  });

  it('prices a variant abroad as the shop is charged', async () => {
    const path = '/v2/catalog/blueprints/1107/print_providers/301/shipping/standard.json';
    const { data } = (await server.ask('GET', path)).json;
    const belgian = data.find((row: { type: string }) => row.type === 'variant_shipping_standard_be');
    expect(belgian.attributes.shippingCost.firstItem).toEqual({ amount: 789, currency: 'USD' });
  });
});
