import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { effects } from '@/db/schema/operations';
import { fulfillments } from '@/db/schema/orders';
import { type Ctx, podOf } from '@/lib/engine/ctx';
import { compareOrder } from '@/lib/services/backoffice/orders/compare-order';
import { previewCancel } from '@/lib/services/order/cancel/preview-cancel';
import { resubmitFulfillment } from '@/lib/services/order/fulfillment/resubmit-fulfillment';
import { submitInput } from '@/lib/services/order/fulfillment/submit-fulfillment';
import { type Harness, openHarness } from '../support/harness';
import { person } from '../support/staff';
import { sceneOf } from './_scene';

let h: Harness;
let s: ReturnType<typeof sceneOf>;
let staff: Ctx;
beforeAll(async () => {
  h = await openHarness();
  s = sceneOf(h);
  staff = await person(h, 'owner');
});
afterAll(() => h.close());

type Placed = Awaited<ReturnType<Harness['place']>>;

/** Another deployment on the same store, or one restored from a backup: our number, other people's goods. */
async function takeNumber(order: Placed, provider: string): Promise<string> {
  const [part] = await h.ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, order.orderId));
  if (!part) throw new Error('the order has no part');
  const { items, ...input } = await submitInput(h.ctx, part);
  const theirs = items.map((item) => ({ ...item, externalId: randomUUID().replaceAll('-', '') }));
  const { podOrderId } = await podOf(h.ctx, provider, 'submit').ensureDraft({ ...input, items: theirs });
  return podOrderId;
}

const orderAt = (podOrderId: string) =>
  [...h.sandbox.printful.orders(), ...h.sandbox.printify.orders()].find(({ id }) => String(id) === podOrderId);

describe.each(['printful', 'printify'] as const)(
  'an order at %s that carries our number and other goods',
  (provider) => {
    it('is left alone: ours goes out under a new number, once, and staff are told', async () => {
      const order = await s.paidOnly([provider]);
      const foreign = await takeNumber(order, provider);
      await h.work();
      expect(orderAt(foreign)?.confirmed).toBe(false);
      const [part] = await s.partsOf(order);
      expect(part).toMatchObject({ status: 'confirmed', externalId: `${order.orderNumber}-2` });
      expect(part?.podOrderId).not.toBe(foreign);
      expect(s.going(order)).toHaveLength(1);
      expect(await s.alertsOf(order)).toContain('number_taken');
    });

    it('is not canceled by the cancel of ours', async () => {
      const order = await s.paidOnly([provider]);
      const foreign = await takeNumber(order, provider);
      h.sandbox.world.faults.set({ api: { [provider]: { refuse: 1 } } });
      await h.work().catch(() => undefined);
      h.sandbox.world.faults.set({});
      await s.cancel(order);
      await h.work();
      expect(orderAt(foreign)?.status).not.toMatch(/cancel/);
      expect(s.refunded(order)).toBe(order.amounts.totalMinor);
    });

    it('is neither shown as ours nor stopped by the new attempt at ours', async () => {
      const order = await s.paidOnly([provider]);
      const foreign = await takeNumber(order, provider);
      await h.ctx.db.update(effects).set({ state: 'dropped' }).where(eq(effects.orderId, order.orderId));
      await h.ctx.db.update(fulfillments).set({ status: 'failed' }).where(eq(fulfillments.orderId, order.orderId));
      const [side] = (await compareOrder(staff, { orderNumber: order.orderNumber })).parts;
      expect(side).toMatchObject({ state: 'not_submitted' });
      const [part] = (await previewCancel(staff, { orderNumber: order.orderNumber })).parts;
      expect(part).toMatchObject({ providerStatus: null, expect: 'stops' });
      await resubmitFulfillment(staff, { orderNumber: order.orderNumber, provider });
      await h.work();
      expect(orderAt(foreign)?.status).not.toMatch(/cancel/);
      expect(s.going(order)).toHaveLength(1);
    });
  },
);
