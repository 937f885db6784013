import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createPrintify } from '@/lib/integrations/pod/printify/provider';
import { TOPICS } from '@/lib/integrations/pod/printify/webhooks';
import { SHOP } from '../../packages/sandbox/tests/printify-server';
import { type Receiver, startReceiver } from '../../packages/sandbox/tests/receiver';
import { serveDesign } from '../support/own-design';
import { after, allOf, ITEM, PRICED_MS, type Scene, SUBMIT, startScene } from './_printify-client';
import { CORRECTED_PATHS } from './_printify-differences';
import { documentedOperations, documentFolder, documentsAreHere } from './_printify-documents';

if (!documentsAreHere) {
  console.warn(`SKIPPED: no Printify documents in ${documentFolder} (PROVIDER_SPECS names their folder)`);
}

let scene: Scene;
beforeEach(async () => {
  scene = await startScene();
});
afterEach(() => scene.server.close());

describe('calls', () => {
  const always = (fault: 'tooMany' | 'error500') =>
    scene.server.world.faults.set({
      api: { printify: { error500: 0, tooMany: 0, hang: 0, lostAnswer: 0, [fault]: 1 } },
    });

  it('above the limit are "rate limited", and work again later', async () => {
    const { server, pod } = scene;
    always('tooMany');
    await expect(pod.listOrders(null)).rejects.toMatchObject({ kind: 'rate_limited', httpStatus: 429 });
    server.world.faults.set({});
    expect(await pod.listOrders(null)).toEqual({ orders: [], nextCursor: null });
  });

  it('to a broken or absent service are "unavailable"', async () => {
    const { pod } = scene;
    always('error500');
    await expect(pod.listOrders(null)).rejects.toMatchObject({ kind: 'unavailable', httpStatus: 500 });
    const nobody = createPrintify({ baseUrl: 'http://127.0.0.1:1', apiKey: 'k', shopId: '1' });
    await expect(nobody.listOrders(null)).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('for a shop that is not ours are "unauthorized"', async () => {
    const { connect } = scene;
    await expect(connect('42').listOrders(null)).rejects.toMatchObject({ kind: 'unauthorized' });
  });
});

describe('quotes', () => {
  it('name methods that an order is then accepted with', async () => {
    const { server, pod, goods, look } = scene;
    const items = await goods();
    const quotes = await pod.quoteShipping({ destination: { country: 'US' }, items, currency: 'USD' });
    expect(quotes.map(({ method }) => method)).toContain('1');
    for (const { method, costMinor } of quotes) {
      const { podOrderId } = await pod.ensureDraft({
        ...SUBMIT,
        externalId: `by-${method}`,
        items,
        shippingMethod: method,
      });
      server.world.clock.advance(PRICED_MS);
      expect(await look(podOrderId)).toMatchObject({ status: 'pending', onHold: false });
      expect(costMinor).toBeGreaterThan(0);
    }
  });

  it.each(['old', 'transitional', 'final'] as const)(
    'of the %s generation never name one that is refused',
    async (shippingKeys) => {
      await scene.server.close();
      scene = await startScene({ shippingKeys });
      const { server, pod, goods } = scene;
      let quoted = 0;
      for (const item of await goods(9)) {
        const quotes = await pod.quoteShipping({ destination: { country: 'US' }, items: [item], currency: 'USD' });
        for (const { method } of quotes) {
          quoted += 1;
          const externalId = `order-${quoted}`;
          await pod.ensureDraft({ ...SUBMIT, externalId, items: [item], shippingMethod: method });
        }
      }
      expect(quoted).toBeGreaterThan(9);
      expect(server.printify.orders()).toHaveLength(quoted);
    },
  );
});

describe('webhooks', () => {
  const secret = 'a chosen secret';
  let receiver: Receiver;
  beforeEach(async () => {
    receiver = await startReceiver();
  });
  afterEach(() => receiver.close());

  it('are registered once per topic, and what we do not use at our address is removed', async () => {
    const { server, pod } = scene;
    const url = receiver.url;
    const other = { topic: 'order:updated', url: 'https://elsewhere.example/hook' };
    await server.ask('POST', `${SHOP}/webhooks.json`, { body: { topic: 'support-request:updated', url } });
    await server.ask('POST', `${SHOP}/webhooks.json`, { body: other });
    expect((await pod.messages.inspect({ url: url, unsignedUrl: null })).inOrder).toBe(false);

    expect(await pod.messages.register({ url, unsignedUrl: null, secret })).toEqual({ secret });
    expect(await pod.messages.inspect({ url: url, unsignedUrl: null })).toMatchObject({ inOrder: true });
    expect(await pod.messages.register({ url, unsignedUrl: null, secret })).toEqual({ secret: null });
    const { json } = await server.ask('GET', `${SHOP}/webhooks.json`);
    expect(json).toHaveLength(TOPICS.length + 1);
    expect(json).toContainEqual(expect.objectContaining(other));
  });

  it('are not registered without a secret', async () => {
    const { server, pod } = scene;
    await expect(pod.messages.register({ url: receiver.url, unsignedUrl: null, secret: '' })).rejects.toThrow(/secret/);
    expect((await server.ask('GET', `${SHOP}/webhooks.json`)).json).toEqual([]);
  });

  it('arrive signed and tell of the whole life of an order', async () => {
    const { server, pod, look, inProduction } = scene;
    await pod.messages.register({ url: receiver.url, unsignedUrl: null, secret });
    const podOrderId = await inProduction();
    server.printify.act(podOrderId, 'ship_all');
    server.printify.act(podOrderId, 'deliver');
    await server.world.deliveries.settled();
    const messages = receiver.received.map(({ headers, body }) => {
      const message = {
        rawBody: body,
        headers: new Headers({ 'x-pfy-signature': String(headers['x-pfy-signature']) }),
      };
      expect(pod.messages.verify({ ...message, secrets: ['older', secret] })).toBe(true);
      expect(pod.messages.verify({ ...message, secrets: ['older'] })).toBe(false);
      return pod.messages.parse(body);
    });
    expect(new Set(messages.map(({ type }) => type))).toEqual(
      new Set(TOPICS.filter((topic) => topic.startsWith('order:'))),
    );
    expect(messages.every((message) => message.known && message.podOrderId === podOrderId)).toBe(true);
    const number = (await look(podOrderId, after))?.shipments[0]?.trackingNumber;
    const hints = messages.flatMap(({ shipmentHint }) => shipmentHint ?? []);
    expect(hints).toMatchObject([{ trackingNumber: number }, { trackingNumber: number }]);
    expect(hints[0]?.skus).toHaveLength(2);
  });
});

describe("a shopper's own design", () => {
  it('is ordered as a blueprint with its file, which Printify fetches, and where it goes', async () => {
    const { server, submit, look } = scene;
    const { request, bytes, providerProductId, close } = await serveDesign(scene.products());
    const { providerVariantId, providerData, print } = request;
    const item = { ...ITEM, providerProductId, providerVariantId, providerData, print };
    const { podOrderId } = await submit({ externalId: 'FBZ20260301000007-1', items: [item] });
    const { orders, printFiles } = z
      .object({ orders: z.array(z.looseObject({ id: z.string() })), printFiles: z.array(z.unknown()) })
      .parse(server.printify.dump());
    expect(orders.find(({ id }) => id === podOrderId)).toMatchObject({
      lines: [{ printAreas: { front: [{ src: print.url, ...print.placement, angle: 0 }] } }],
    });
    expect(printFiles).toMatchObject([{ url: print.url, sizeBytes: bytes.length, widthPx: 1800 }]);
    expect((await look(podOrderId))?.status).toBe('pending');
    close();
  });

  it('is drawn as a product that is never for sale and is gone afterwards', async () => {
    const { pod } = scene;
    const { request, close } = await serveDesign(scene.products());
    const known = (await allOf(scene.products())).length;
    const task = await pod.startMockup(request);
    expect(await allOf(scene.products())).toHaveLength(known);
    const drawn = await pod.readMockup(task, request);
    if (drawn.state !== 'ready') throw new Error(drawn.state);
    expect(drawn.pictures[0]).toContain('/pictures/mockup/');
    await pod.forgetMockup(task);
    await pod.forgetMockup(task);
    expect(await pod.readMockup(task, request)).toMatchObject({ state: 'failed' });
    close();
  });

  it('goes neither by economy nor by Printify Express', async () => {
    const { pod, goods } = scene;
    const quote = async (ownDesign: boolean) => {
      const items = (await goods()).map((item) => ({ ...item, ownDesign }));
      const quotes = await pod.quoteShipping({ destination: { country: 'US' }, items, currency: 'USD' });
      return quotes.map(({ method }) => method);
    };
    expect(await quote(true)).toEqual((await quote(false)).filter((method) => method === '1' || method === '2'));
  });
});

describe.skipIf(!documentsAreHere)('the calls we make', () => {
  it('are all operations that Printify documents', async () => {
    const { server, pod, calls, goods, look, inProduction } = scene;
    await server.ask('POST', `${SHOP}/webhooks.json`, {
      body: { topic: 'support-request:updated', url: 'https://shop.example/hook' },
    });
    await pod.messages.register({ url: 'https://shop.example/hook', unsignedUrl: null, secret: 'chosen' });
    await pod.quoteShipping({ destination: { country: 'US' }, items: await goods(), currency: 'USD' });
    const podOrderId = await inProduction();
    await look(podOrderId);
    await pod.listOrders(null);
    await pod.cancel(podOrderId);
    const { podOrderId: draft } = await scene.submit({ externalId: 'FBZ20260301000002-1' });
    await pod.changeAddress(draft, SUBMIT);
    const { request, close } = await serveDesign(scene.products());
    const task = await pod.startMockup(request);
    await pod.readMockup(task, request);
    await pod.forgetMockup(task);
    close();
    const documented = documentedOperations().map((name) => CORRECTED_PATHS[name] ?? name);
    expect([...calls].filter((call) => !documented.includes(call))).toEqual([]);
    expect(calls.size).toBe(19);
  });
});
