import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type FulfillmentRow, fulfillments } from '@/db/schema/orders';
import type { PodOrder, PodShipment } from '@/lib/domain/order/pod';
import { podOf } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { applyPodOrder } from '@/lib/services/order/fulfillment/apply-pod-order';
import { trackOrder } from '@/lib/services/order/reading/order-view';
import { type Harness, openHarness } from '../support/harness';
import { kindOfMail } from './_scene';

let h: Harness;
let orderId: string;
let fulfillment: FulfillmentRow;
let seen: PodOrder;
let left: PodShipment;
beforeAll(async () => {
  h = await openHarness();
});
afterAll(() => h.close());

/** An order at Printify, which knows a parcel by nothing but carrier and number, with one parcel on its way. */
beforeEach(async () => {
  const order = await h.place(['printify']);
  await h.pay(order);
  await h.work();
  orderId = order.orderId;
  const [part] = await h.ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, orderId));
  if (!part?.podOrderId) throw new Error('the order was not submitted');
  for (const action of ['produce', 'ship_all'] as const) h.sandbox.printify.act(part.podOrderId, action);
  await h.work();
  const found = await podOf(h.ctx, 'printify', 'refresh').fetchOrder(
    { podOrderId: part.podOrderId },
    { confirmed: true },
  );
  const [box] = found?.shipments ?? [];
  if (!found || !box) throw new Error('nothing was shipped');
  [fulfillment, seen, left] = [part, found, box];
  h.sandbox.mailbox.clear();
});

const told = async (...shipments: PodShipment[]) => {
  await inTransaction(h.ctx, (ctx) =>
    applyPodOrder(ctx, { fulfillment, pod: { ...seen, shipments }, seenAt: ctx.clock.now(), source: 'sync' }),
  );
  await h.work();
};
const parcels = async () =>
  (await trackOrder(h.ctx, { orderId })).packages.map(({ carrier, trackingNumber }) => [carrier, trackingNumber]);
const subjects = () => h.sandbox.mailbox.list().map(({ subject }) => kindOfMail(subject));

it('another spelling of the carrier is the same parcel, called by the carrier’s own name, and no news', async () => {
  await told({ ...left, carrier: 'FEDEX', providerShipmentId: `fedex:${left.trackingNumber}` });
  expect(await parcels()).toHaveLength(1);
  await told({ ...left, carrier: 'FedEx_SmartPost', providerShipmentId: `fedex_smartpost:${left.trackingNumber}` });
  expect(await parcels()).toEqual([['FedEx', left.trackingNumber]]);
  expect(subjects()).toEqual([]);
});

it('a replaced label is the same parcel: the shopper is mailed its new number, once', async () => {
  const relabeled = { ...left, trackingNumber: '9400NEW', trackingUrl: null, providerShipmentId: 'usps:9400new' };
  await told(relabeled);
  await told(relabeled);
  expect(await parcels()).toEqual([['USPS', '9400NEW']]);
  expect(subjects()).toEqual(['A new tracking number']);
  expect(h.sandbox.mailbox.list()[0]?.text).toContain('USPS · 9400NEW');
  const [box] = (await trackOrder(h.ctx, { orderId })).packages;
  expect(box?.trackingUrl).toContain('tools.usps.com');
});

it('a second parcel beside the first is one of its own', async () => {
  await told(left, { ...left, trackingNumber: '9400TWO', providerShipmentId: 'usps:9400two' });
  expect(await parcels()).toHaveLength(2);
  expect(subjects()).toEqual(['On its way']);
});
