import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OUT_OF_STOCK } from '../../packages/sandbox/tests/printify-server';
import { goodsOf } from '../support/store';
import { after, allOf, before, PRICED_MS, type Scene, SUBMIT, startScene } from './_printify-client';

let scene: Scene;
beforeEach(async () => {
  scene = await startScene();
});
afterEach(() => scene.server.close());

describe('an order at Printify', () => {
  it('goes from draft to delivered, parcel by parcel', async () => {
    const { server, pod, submit, look } = scene;
    const { podOrderId, existed } = await submit();
    expect(existed).toBe(false);
    expect(await look(podOrderId)).toMatchObject({
      externalId: SUBMIT.externalId,
      status: 'pending',
      confirmed: false,
      costMinor: null,
    });
    await expect(pod.confirm(podOrderId)).rejects.toMatchObject({ kind: 'not_ready', retryAfterMs: 10_000 });

    server.world.clock.advance(PRICED_MS);
    const priced = await look(podOrderId);
    expect(priced).toMatchObject({ providerStatus: 'on-hold', status: 'pending', onHold: false });
    expect(priced?.costMinor).toBeGreaterThan(0);
    await pod.confirm(podOrderId);
    expect(await look(podOrderId, after)).toMatchObject({ status: 'confirmed', confirmed: true, onHold: false });

    server.printify.act(podOrderId, 'produce');
    expect((await look(podOrderId, after))?.status).toBe('in_production');
    server.printify.act(podOrderId, 'ship_some');
    const some = await look(podOrderId, after);
    expect(some).toMatchObject({ providerStatus: 'partially-fulfilled', status: 'in_production' });
    expect(some?.shipments).toMatchObject([{ status: 'shipped', items: null }]);
    server.printify.act(podOrderId, 'ship_all');
    expect(await look(podOrderId, after)).toMatchObject({ status: 'shipped', shipments: [{}, {}] });
    server.printify.act(podOrderId, 'deliver');
    const delivered = await look(podOrderId, after);
    expect(delivered?.status).toBe('delivered');
    expect(delivered?.shipments.map(({ status }) => status)).toEqual(['delivered', 'delivered']);
    expect(delivered?.shipments[0]?.providerShipmentId).toBe(some?.shipments[0]?.providerShipmentId);
  });

  it('goes to another address until it is sent, and is asked for afterwards', async () => {
    const { server, pod, submit } = scene;
    const { podOrderId } = await submit();
    const elsewhere = { recipient: { ...SUBMIT.recipient, line1: '9 Pier Road' }, email: SUBMIT.email };
    expect(await pod.changeAddress(podOrderId, elsewhere)).toBe('updated');
    server.world.clock.advance(PRICED_MS);
    expect(await pod.changeAddress(podOrderId, elsewhere)).toBe('updated');
    await pod.confirm(podOrderId);
    expect(await pod.changeAddress(podOrderId, elsewhere)).toBe('requested');
  });

  it('in a single parcel says what lies in it', async () => {
    const { server, look, inProduction } = scene;
    const podOrderId = await inProduction();
    server.printify.act(podOrderId, 'ship_all');
    const [parcel] = (await look(podOrderId, after))?.shipments ?? [];
    expect(parcel?.items?.map(({ externalId }) => externalId)).toEqual(['item-0', 'item-1']);
    expect(parcel?.trackingUrl).toMatch(/^https:/);
    expect(parcel?.shippedAt).toBeInstanceOf(Date);
    expect(parcel?.estimatedTo).toBeInstanceOf(Date);
  });

  it('is made once however often it is asked for', async () => {
    const { server, submit } = scene;
    const first = await submit();
    expect(await submit()).toEqual({ podOrderId: first.podOrderId, existed: true });
    expect(server.printify.orders()).toHaveLength(1);
  });

  it('is made once even when the answer to the first attempt was lost', async () => {
    const { server, pod, goods } = scene;
    const items = await goods();
    const lost = { error500: 0, tooMany: 0, hang: 0, lostAnswer: 1 };
    server.world.faults.set({ api: { printify: lost } });
    await expect(pod.ensureDraft({ ...SUBMIT, items })).rejects.toMatchObject({ kind: 'unavailable', retryable: true });
    server.world.faults.set({});
    const [order] = server.printify.orders();
    expect(await pod.ensureDraft({ ...SUBMIT, items })).toEqual({ podOrderId: order?.id, existed: true });
    expect(server.printify.orders()).toHaveLength(1);
  });

  it('is sent once, and asking again is fine', async () => {
    const { server, pod, inProduction } = scene;
    const podOrderId = await inProduction();
    await pod.confirm(podOrderId);
    expect(server.printify.orders()).toMatchObject([{ status: 'in-production' }]);
  });

  it('that cannot be made yet is "not now", and one that was called off is refused for good', async () => {
    const { server, pod, goods, submit } = scene;
    const [item] = await goods(1);
    const products = await allOf(goodsOf(pod));
    const gone = products.find(({ variants }) =>
      variants.some(({ providerVariantId }) => providerVariantId === String(OUT_OF_STOCK.variant)),
    );
    const providerProductId = gone?.providerProductId ?? '';
    expect(gone?.variants.find(({ available }) => !available)).toBeDefined();
    const { podOrderId } = await submit({
      items: [{ ...item, providerProductId, providerVariantId: String(OUT_OF_STOCK.variant) }],
    });
    server.world.clock.advance(PRICED_MS);
    await expect(pod.confirm(podOrderId)).rejects.toMatchObject({ kind: 'not_ready', providerCode: '8502' });
    expect(await pod.cancel(podOrderId)).toEqual({ outcome: 'canceled' });
    await expect(pod.confirm(podOrderId)).rejects.toMatchObject({ kind: 'rejected' });
  });

  it('that is stuck is held with a reason, and is never taken for sent', async () => {
    const { server, pod, goods, submit, look } = scene;
    const { podOrderId } = await submit();
    server.world.clock.advance(PRICED_MS);
    server.printify.act(podOrderId, 'fail');
    await expect(pod.confirm(podOrderId)).rejects.toMatchObject({ kind: 'rejected' });
    expect(await look(podOrderId)).toMatchObject({ status: 'pending', onHold: true, confirmed: false });

    const other = await pod.ensureDraft({ ...SUBMIT, externalId: 'another-1', items: await goods() });
    server.world.clock.advance(PRICED_MS);
    await pod.confirm(other.podOrderId);
    server.printify.act(other.podOrderId, 'hold');
    expect(await look(other.podOrderId)).toMatchObject({ status: 'confirmed', onHold: true, confirmed: true });
  });

  it('can be canceled while it rests, not before it is priced, and not in production', async () => {
    const { server, pod, submit, look, inProduction } = scene;
    const { podOrderId } = await submit();
    await expect(pod.cancel(podOrderId)).rejects.toMatchObject({ kind: 'not_ready' });
    server.world.clock.advance(PRICED_MS);
    expect(await pod.cancel(podOrderId)).toEqual({ outcome: 'canceled' });
    expect(await pod.cancel(podOrderId)).toEqual({ outcome: 'canceled' });
    expect(await look(podOrderId)).toMatchObject({ status: 'canceled', costMinor: 0 });

    server.printify.reset();
    const printing = await inProduction();
    const refused = await pod.cancel(printing);
    expect(refused).toMatchObject({ outcome: 'refused', reason: expect.stringContaining('in-production') });
  });

  it('is found by our own id, pages back, and is null where there is none', async () => {
    const { pod, goods, look } = scene;
    const items = await goods(1);
    for (let n = 1; n <= 12; n += 1) await pod.ensureDraft({ ...SUBMIT, externalId: `order-${n}`, items });
    expect(await pod.fetchOrder({ externalId: 'order-1' }, before)).toMatchObject({ externalId: 'order-1' });
    expect(await pod.fetchOrder({ externalId: 'order-13' }, before)).toBeNull();
    expect(await look('65f0a1b2c3d4e5f607182930')).toBeNull();

    const first = await pod.listOrders(null);
    expect(first.orders.map(({ externalId }) => externalId)).toEqual(
      [12, 11, 10, 9, 8, 7, 6, 5, 4, 3].map((n) => `order-${n}`),
    );
    const second = await pod.listOrders(first.nextCursor);
    expect(second).toMatchObject({ orders: [{ externalId: 'order-2' }, { externalId: 'order-1' }], nextCursor: null });
  });

  it('with a wrong address is refused in words that name the field', async () => {
    const { submit } = scene;
    const recipient = { ...SUBMIT.recipient, city: '' };
    await expect(submit({ recipient })).rejects.toMatchObject({
      kind: 'rejected',
      providerCode: '8103',
      message: 'printify: city: The city field is required.',
    });
  });
});
