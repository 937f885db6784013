import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fulfillments, orders } from '@/db/schema/orders';
import { podOf } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { applyPodOrder } from '@/lib/services/order/fulfillment/apply-pod-order';
import { trackOrder } from '@/lib/services/order/reading/order-view';
import { type Harness, openHarness } from '../support/harness';

let h: Harness;
beforeAll(async () => {
  h = await openHarness();
});
afterAll(() => h.close());

it('a package that was canceled before it left has no day on which it was shipped, and none is the order’s', async () => {
  const order = await h.place(['printful']);
  await h.pay(order);
  await h.work();
  for (const { id } of h.sandbox.printful.orders())
    for (const action of ['produce', 'ship_all'] as const) h.sandbox.printful.act(id, action);
  await h.sandbox.world.deliveries.settled();
  const [fulfillment] = await h.ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, order.orderId));
  if (!fulfillment?.podOrderId) throw new Error('the order was not submitted');
  const seen = await podOf(h.ctx, 'printful', 'refresh').fetchOrder(
    { podOrderId: fulfillment.podOrderId },
    { confirmed: true },
  );
  const [left] = seen?.shipments ?? [];
  if (!seen || !left) throw new Error('nothing was shipped');
  const shippedAt = new Date(h.ctx.clock.now().getTime() - 3_600_000);
  const shipments = [
    { ...left, shippedAt },
    { ...left, providerShipmentId: '2', status: 'canceled' as const, trackingNumber: null, shippedAt: null },
  ];
  await inTransaction(h.ctx, (ctx) =>
    applyPodOrder(ctx, { fulfillment, pod: { ...seen, shipments }, seenAt: ctx.clock.now(), source: 'sync' }),
  );
  const { packages } = await trackOrder(h.ctx, { orderId: order.orderId });
  expect(packages.map(({ status, shippedAt }) => [status, shippedAt])).toEqual([
    ['shipped', shippedAt],
    ['canceled', null],
  ]);
  const [row] = await h.ctx.db.select().from(orders).where(eq(orders.id, order.orderId));
  expect(row?.shippedAt).toEqual(shippedAt);
});
