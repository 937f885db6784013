import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confirmed, documented, inputOf, openScene, type Scene, sayWhatIsSkipped } from './_printful-client';

sayWhatIsSkipped();
let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const SEEN = { confirmed: true };

describe('an order', () => {
  it('goes from draft to delivered in two packages', async () => {
    const pod = scene.connect();
    const { podOrderId, existed } = await pod.ensureDraft(inputOf('life-1'));
    expect(existed).toBe(false);
    const draft = await pod.fetchOrder({ externalId: 'life-1' }, { confirmed: false });
    expect(draft).toMatchObject({ podOrderId, status: 'pending', confirmed: false, complete: true, shipments: [] });
    expect(draft?.costMinor).toBeGreaterThan(0);

    await expect(pod.confirm(podOrderId)).rejects.toMatchObject({ kind: 'not_ready', retryAfterMs: 5_000 });
    scene.costsAreKnown();
    await pod.confirm(podOrderId);
    await pod.confirm(podOrderId);
    expect(await pod.fetchOrder({ podOrderId }, SEEN)).toMatchObject({ status: 'pending', confirmed: true });

    scene.printful.act(podOrderId, 'produce');
    scene.printful.act(podOrderId, 'ship_some');
    const some = await pod.fetchOrder({ podOrderId }, SEEN);
    expect(some).toMatchObject({ providerStatus: 'partial', status: 'in_production' });
    expect(some?.shipments).toMatchObject([
      { status: 'shipped', items: [{ externalId: 'life-1-line0', quantity: 1 }] },
    ]);

    scene.printful.act(podOrderId, 'ship_all');
    expect(await pod.fetchOrder({ podOrderId }, SEEN)).toMatchObject({ status: 'shipped' });
    scene.printful.act(podOrderId, 'deliver');
    const all = await pod.fetchOrder({ podOrderId }, SEEN);
    expect(all).toMatchObject({ providerStatus: 'fulfilled', status: 'delivered' });
    expect(all?.shipments.map(({ status }) => status)).toEqual(['delivered', 'delivered']);
    for (const parcel of all?.shipments ?? []) {
      expect(parcel).toMatchObject({ carrier: expect.any(String), trackingUrl: expect.stringMatching(/^https:/) });
      expect(parcel.estimatedFrom?.getTime()).toBeLessThanOrEqual(parcel.estimatedTo?.getTime() ?? 0);
      expect(parcel.deliveredAt).toBeInstanceOf(Date);
    }
    scene.printful.act(podOrderId, 'return');
    scene.printful.act(podOrderId, 'return');
    expect(await pod.fetchOrder({ podOrderId }, SEEN)).toMatchObject({ status: 'returned' });
    expect((await pod.listOrders(null)).orders.find((order) => order.podOrderId === podOrderId)?.complete).toBe(false);
  });

  it('goes to another address while it is a draft, and not once it is confirmed', async () => {
    const pod = scene.connect();
    const { podOrderId } = await pod.ensureDraft(inputOf('moved-1'));
    const elsewhere = { recipient: { ...inputOf('').recipient, line1: '9 Pier Road' }, email: 'ada@example.com' };
    expect(await pod.changeAddress(podOrderId, elsewhere)).toBe('updated');
    expect(await pod.changeAddress(podOrderId, elsewhere)).toBe('updated');
    const nowhere = { ...elsewhere, recipient: { ...elsewhere.recipient, state: 'XX' } };
    await expect(pod.changeAddress(podOrderId, nowhere)).rejects.toMatchObject({ kind: 'rejected' });
    scene.costsAreKnown();
    await pod.confirm(podOrderId);
    await expect(pod.changeAddress(podOrderId, elsewhere)).rejects.toMatchObject({ kind: 'not_editable' });
  });

  it('is taken on when an earlier attempt had made it', async () => {
    const pod = scene.connect();
    const first = await pod.ensureDraft(inputOf('twice-1'));
    expect(await pod.ensureDraft(inputOf('twice-1'))).toEqual({ podOrderId: first.podOrderId, existed: true });
    expect(scene.countOf('twice-1')).toBe(1);
  });

  it('is made once by two attempts at the same time', async () => {
    const made = await Promise.all([
      scene.connect().ensureDraft(inputOf('race-1')),
      scene.connect().ensureDraft(inputOf('race-1')),
    ]);
    expect(new Set(made.map(({ podOrderId }) => podOrderId)).size).toBe(1);
    expect(scene.countOf('race-1')).toBe(1);
  });

  it('is made once although the answer to its creation was lost', async () => {
    const pod = scene.losing(({ method, path }) => method === 'POST' && path === '/orders');
    expect(await pod.ensureDraft(inputOf('lost-1'))).toMatchObject({ existed: true });
    expect(scene.countOf('lost-1')).toBe(1);
  });

  it('is confirmed once although the answer to its confirm was lost', async () => {
    const pod = scene.losing(({ path }) => path.endsWith('/confirmation'));
    const podOrderId = await confirmed(scene, pod, 'lost-2');
    await pod.confirm(podOrderId);
    expect(scene.printful.dump()).toMatchObject({
      orders: expect.arrayContaining([expect.objectContaining({ external_id: 'lost-2', confirmations: 1 })]),
    });
  });

  it('is canceled before production, also where the answer was lost, and refused after', async () => {
    const pod = scene.losing(({ method }) => method === 'DELETE');
    expect(await pod.cancel(await confirmed(scene, pod, 'stop-1'))).toEqual({ outcome: 'canceled' });
    const calm = scene.connect();
    scene.world.faults.set({});
    const late = await confirmed(scene, calm, 'stop-2');
    scene.printful.act(late, 'produce');
    expect(await calm.cancel(late)).toEqual({
      outcome: 'refused',
      reason: 'Order can not be canceled, its current status is "inprocess"',
    });
    expect(await calm.fetchOrder({ podOrderId: late }, SEEN)).toMatchObject({ status: 'in_production' });
  });

  it('that was called off is neither taken on nor confirmed', async () => {
    const pod = scene.connect();
    const { podOrderId } = await pod.ensureDraft(inputOf('burnt-1'));
    expect(await pod.cancel(podOrderId)).toEqual({ outcome: 'canceled' });
    expect(await pod.cancel(podOrderId)).toEqual({ outcome: 'canceled' });
    await expect(pod.ensureDraft(inputOf('burnt-1'))).rejects.toMatchObject({ kind: 'rejected' });
    await expect(pod.confirm(podOrderId)).rejects.toMatchObject({ kind: 'rejected' });
  });

  it('that failed is confirmed anew, and one on hold keeps its reason', async () => {
    const pod = scene.connect();
    const podOrderId = await confirmed(scene, pod, 'again-1');
    scene.printful.act(podOrderId, 'fail', { reason: 'Bad print file' });
    expect(await pod.fetchOrder({ podOrderId }, SEEN)).toMatchObject({ status: 'failed' });
    await pod.confirm(podOrderId);
    scene.printful.act(podOrderId, 'hold', { reason: 'Too dark' });
    expect(await pod.fetchOrder({ podOrderId }, SEEN)).toMatchObject({ onHold: true, trouble: 'held' });
  });

  it('that nobody made is none, and one of nonsense is refused for good', async () => {
    const pod = scene.connect();
    expect(await pod.fetchOrder({ externalId: 'never-1' }, SEEN)).toBeNull();
    await expect(pod.cancel('1')).rejects.toMatchObject({ httpStatus: 404 });
    const wrong = { ...inputOf('wrong-1'), shippingMethod: 'PIGEON' };
    await expect(pod.ensureDraft(wrong)).rejects.toMatchObject({ kind: 'rejected', providerCode: 'OR-4' });
  });
});

it.skipIf(!documented)('every request about orders is as Printful documents it', () => {
  expect(scene.checkRequests()).toEqual({
    faults: [],
    operations: [
      'DELETE /orders/{id}',
      'GET /orders',
      'GET /orders/{id}',
      'GET /v2/orders/{order_id}',
      'GET /v2/orders/{order_id}/shipments',
      'POST /orders',
      'POST /v2/orders/{order_id}/confirmation',
      'PUT /orders/{id}',
    ],
  });
});
