import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { variants } from '@/db/schema/catalogue';
import { designFiles } from '@/db/schema/designs';
import { fulfillments, orders } from '@/db/schema/orders';
import { DESIGN_KEPT_DAYS, firstPlacement, MAX_DESIGN_BYTES, type PlacedDesign } from '@/lib/domain/catalogue/design';
import type { PodShipment } from '@/lib/domain/order/pod';
import { podOf } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { priceCart } from '@/lib/services/checkout/price-cart';
import { readDesign } from '@/lib/services/designs/read-design';
import { sweepDesigns } from '@/lib/services/designs/sweep-designs';
import { uploadDesign } from '@/lib/services/designs/upload-design';
import { applyShipments } from '@/lib/services/order/fulfillment/apply-shipments';
import { trackOrder } from '@/lib/services/order/reading/order-view';
import { type Harness, openHarness } from '../support/harness';
import { drawPicture } from '../support/own-design';

const DAY_MS = 86_400_000;
const PARCEL: PodShipment = {
  providerShipmentId: 'USPS:T1',
  status: 'shipped',
  carrier: 'USPS',
  service: null,
  trackingNumber: 'T1',
  trackingUrl: null,
  shippedAt: null,
  deliveredAt: null,
  estimatedFrom: null,
  estimatedTo: null,
  reshipment: false,
  items: null,
};
let h: Harness;
beforeAll(async () => {
  h = await openHarness();
});
afterAll(() => h.close());

/** The first available variant of a provider that prints wide enough for a picture to be too small. */
async function printable(provider: 'printful' | 'printify') {
  const rows = await h.ctx.db.select().from(variants).where(eq(variants.available, true)).orderBy(variants.id);
  const found = rows.find(
    ({ id, printArea }) => id.startsWith(provider) && printArea !== null && printArea.widthPx / printArea.dpi >= 8,
  );
  if (!found?.printArea) throw new Error(`${provider} has nothing to print on`);
  return { id: found.id, area: found.printArea };
}

async function upload(red: number, px = 1800) {
  return uploadDesign(h.ctx, await drawPicture({ widthPx: px, heightPx: px, red }));
}

/** One item of the provider with the upload as large as prints well. */
async function placed(provider: 'printful' | 'printify', file: Awaited<ReturnType<typeof upload>>) {
  const { id, area } = await printable(provider);
  const design: PlacedDesign = { file: file.file, ...firstPlacement(file, area) };
  return { variantId: id, quantity: 1, design };
}

describe('an upload', () => {
  it('is stored once however often it is sent, by its content', async () => {
    const [first, second] = await Promise.all([upload(11), upload(11)]);
    expect((await upload(11)).storageKey).toBe(first.storageKey);
    expect(second.storageKey).toBe(first.storageKey);
    expect((await upload(12)).file).not.toBe(first.file);
    expect(await h.ctx.db.select().from(designFiles).where(eq(designFiles.file, first.file))).toHaveLength(1);
    const { body } = await readDesign(h.ctx, { file: first.file, name: 'print.png' });
    expect(await sharp(await new Response(body).arrayBuffer()).metadata()).toMatchObject({
      width: 1800,
      format: 'png',
    });
    const preview = await readDesign(h.ctx, { file: first.file, name: 'preview.webp' });
    expect(preview.contentType).toBe('image/webp');
  });

  it('keeps its pixels and nothing of where and with what it was taken', async () => {
    const exif = { IFD0: { Copyright: 'Ada', Model: 'Camera 7' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } };
    const photo = await sharp(await drawPicture({ widthPx: 640, heightPx: 480, red: 13 }, 'jpeg'))
      .withExif(exif)
      .jpeg()
      .toBuffer();
    expect((await sharp(photo).metadata()).exif).toBeDefined();
    const row = await uploadDesign(h.ctx, photo);
    const { body } = await readDesign(h.ctx, { file: row.file, name: 'print.jpg' });
    const kept = await sharp(await new Response(body).arrayBuffer()).metadata();
    expect(kept).toMatchObject({ width: 640, height: 480, format: 'jpeg' });
    expect(kept.exif).toBeUndefined();
  });

  it('of see-through WebP becomes PNG, which the print shops take', async () => {
    const row = await uploadDesign(h.ctx, await drawPicture({ widthPx: 9, heightPx: 9, alpha: 0.5 }, 'webp'));
    expect(row.mediaType).toBe('image/png');
  });

  it.each([
    [
      'a drawing that is text',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      /Only JPEG, PNG and WebP/,
    ],
    ['half a picture', async () => (await drawPicture({ widthPx: 900, heightPx: 900 })).subarray(0, 400), /damaged/],
    ['too many bytes', () => Buffer.alloc(MAX_DESIGN_BYTES + 1), /at most 20 MB/],
    ['more pixels than anyone prints', () => drawPicture({ widthPx: 9500, heightPx: 9500 }), /at most 80 megapixels/],
  ])('is refused in plain words: %s', async (_, make, words) => {
    await expect(uploadDesign(h.ctx, await make())).rejects.toThrow(words);
  });

  it('nobody ordered is swept some days after its last use, with its bytes; one that was ordered stays', async () => {
    const unused = await upload(21);
    const looked = await upload(22);
    const ordered = await upload(23);
    await h.place(['printful'], undefined, { items: [await placed('printful', ordered)] });
    h.later((DESIGN_KEPT_DAYS - 1) * DAY_MS);
    await priceCart(h.ctx, [await placed('printful', looked)]);
    expect(await sweepDesigns(h.ctx)).toBe(0);
    h.later(2 * DAY_MS);
    expect(await sweepDesigns(h.ctx)).toBeGreaterThan(0);
    await expect(readDesign(h.ctx, { file: unused.file, name: 'print.png' })).rejects.toThrow('no such picture');
    expect(await h.ctx.storage.get(`${unused.storageKey}/print`)).toBeNull();
    await readDesign(h.ctx, { file: looked.file, name: 'print.png' });
    await readDesign(h.ctx, { file: ordered.file, name: 'print.png' });
    const { lines } = await priceCart(h.ctx, [await placed('printful', unused)]);
    expect(lines[0]).toMatchObject({ available: false, problem: 'design_gone' });
    expect((await upload(21)).storageKey).not.toBe(unused.storageKey);
  });
});

describe('a design', () => {
  it('reaches both print shops as a file they fetched and where it goes, once it is paid', async () => {
    const file = await upload(31);
    const items = [await placed('printful', file), await placed('printify', file)];
    const order = await h.place(['printful', 'printify'], undefined, { items });
    const before = placements().length;
    expect(await h.pay(order)).toBe(200);
    await h.work();
    const url = `${h.ctx.env.APP_URL}/api/designs/${file.file}/print.png`;
    const sent = placements().slice(before);
    expect(sent).toHaveLength(2);
    const [ful, ify] = items.map(({ design: { x, y, scale } }) => ({ x, y, scale }));
    const { area } = await printable('printful');
    expect(sent).toContainEqual({
      url,
      placement: area.position,
      position: {
        area_width: area.widthPx,
        area_height: area.heightPx,
        width: Math.round((ful?.scale ?? 0) * area.widthPx),
        height: Math.round((ful?.scale ?? 0) * area.widthPx),
        left: expect.any(Number),
        top: expect.any(Number),
      },
    });
    expect(sent).toContainEqual({ front: [{ src: url, ...ify, angle: 0 }] });
    for (const service of [h.sandbox.printful, h.sandbox.printify]) {
      const { printFiles } = z.object({ printFiles: z.array(z.unknown()) }).parse(service.dump());
      expect(printFiles).toContainEqual(
        expect.objectContaining({ url, sha256: file.file, widthPx: 1800, sizeBytes: file.sizeBytes }),
      );
    }

    const view = await trackOrder(h.ctx, { orderId: order.orderId });
    expect(view.fulfillments.map(({ status }) => status)).toEqual(['confirmed', 'confirmed']);
    expect(view.items.map(({ design }) => design?.preview)).toEqual(
      items.map(() => `/api/designs/${file.file}/preview.webp`),
    );
    const [row] = await h.ctx.db.select().from(orders).where(eq(orders.id, order.orderId));
    expect(row?.metadata.products.map(({ design_url }) => design_url)).toEqual([url, url]);
  });

  it('that Printify names by a SKU of its own lies in the package whose other contents are known', async () => {
    const file = await upload(33);
    const first = await placed('printify', file);
    const second = { ...first, design: { ...first.design, x: 0.5, y: 0.5, scale: first.design.scale / 2 } };
    const inside = async (items: (typeof first)[]) => {
      const order = await h.place(['printify'], undefined, { items });
      await h.pay(order);
      await h.work();
      const [fulfillment] = await h.ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, order.orderId));
      const ref = { externalId: fulfillment?.externalId ?? 'nothing was handed over' };
      const pod = await podOf(h.ctx, 'printify', 'sync').fetchOrder(ref, { confirmed: true });
      if (!fulfillment || !pod) throw new Error('the print shop lost the order');
      const hint = { trackingNumber: 'T1', skus: ['98230417'] };
      const seen = { fulfillment, pod: { ...pod, shipments: [PARCEL] }, source: 'webhook' as const, hint };
      await inTransaction(h.ctx, (ctx) => applyShipments(ctx, seen));
      const { packages } = await trackOrder(h.ctx, { orderId: order.orderId });
      return packages.map(({ items: contents }) => contents?.length ?? null);
    };
    expect(await inside([first])).toEqual([1]);
    // Of two it could be either: better unknown than wrong.
    expect(await inside([first, second])).toEqual([null]);
  });

  it.each(['printful', 'printify'] as const)(
    'too small to print well at %s is refused before anybody pays',
    async (provider) => {
      const small = await upload(41, 300);
      const good = await placed(provider, small);
      const { lines } = await priceCart(h.ctx, [good]);
      expect(lines[0]).toMatchObject({ available: true, problem: null });
      const large = { ...good, design: { ...good.design, x: 0.5, y: 0.5, scale: 0.6 } };
      const input = { ...(await h.cart([provider])), items: [large] };
      const count = async () => (await h.ctx.db.select().from(orders)).length;
      const had = await count();
      const refusal = await h.checkout(input, `low-${provider}`).catch((error: unknown) => error);
      expect(refusal).toMatchObject({
        code: 'item_unavailable',
        reason: 'design_too_small',
      });
      expect(refusal).toMatchObject({ fields: { [`items.${lineOf(large)}`]: 'design_too_small' } });
      expect(await count()).toBe(had);
    },
  );

  it('that crosses the edge of what can be printed, or lies on what is not printed on, is refused', async () => {
    const file = await upload(42);
    const item = await placed('printful', file);
    const [across] = (await priceCart(h.ctx, [{ ...item, design: { ...item.design, x: 0.1 } }])).lines;
    expect(across?.problem).toBe('design_outside');
    const [bare] = (await h.ctx.db.select().from(variants)).filter(({ printArea }) => printArea === null);
    if (!bare) throw new Error('everything can be printed on');
    const [line] = (await priceCart(h.ctx, [{ ...item, variantId: bare.id }])).lines;
    expect(line?.problem).toBe('design_not_printed');
  });
});

const lineOf = ({ variantId, design: { file, x, y, scale } }: { variantId: string; design: PlacedDesign }) =>
  `${variantId}~${file.slice(0, 16)}~${x}~${y}~${scale}`;

const printfulDump = z.object({
  orders: z.array(z.object({ placed: z.array(z.looseObject({ position: z.unknown() })) })),
});
const printifyDump = z.object({
  orders: z.array(z.object({ lines: z.array(z.object({ printAreas: z.unknown() })) })),
});

/** All own files that the print shops were told to place, as they were told. */
function placements(): unknown[] {
  const ful = printfulDump
    .parse(h.sandbox.printful.dump())
    .orders.flatMap(({ placed: files }) =>
      files.flatMap(({ externalId: _, ...file }) => (file.position === null ? [] : [file])),
    );
  const ify = printifyDump
    .parse(h.sandbox.printify.dump())
    .orders.flatMap(({ lines }) => lines.flatMap(({ printAreas }) => printAreas ?? []));
  return [...ful, ...ify];
}
