import { and, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { effects } from '@/db/schema/operations';
import { fulfillments } from '@/db/schema/orders';
import { auditLog } from '@/db/schema/people';
import type { Ctx } from '@/lib/engine/ctx';
import { runEffect } from '@/lib/engine/work/run-effect';
import { syncPayment } from '@/lib/services/order/payment/sync-payment';
import { changeAddress } from '@/lib/services/order/self-service/change-address';
import { type Harness, openHarness } from '../support/harness';
import { closeKept } from '../support/kept';
import { person } from '../support/staff';

let h: Harness;
let staff: Ctx;
beforeEach(async () => {
  h = await openHarness();
  staff = await person(h, 'operations');
});
afterEach(() => closeKept(h));

const NEW_ADDRESS = {
  name: 'Ada King',
  line1: '1 St James Square',
  city: 'San Francisco',
  state: 'CA',
  postalCode: '94107',
  country: 'US',
};
const edit = (order: { orderNumber: string }, recipient: typeof NEW_ADDRESS) =>
  changeAddress(staff, { ref: { orderNumber: order.orderNumber }, recipient });

/** Paid, and our side knows, but nothing owed was done yet. */
async function paidOnly(providers?: string[]) {
  const order = await h.place(providers);
  await h.pay(order);
  await syncPayment(h.ctx, { orderId: order.orderId, source: 'customer' });
  return { ...order, orderNumber: order.orderNumber };
}

describe('changing the address', () => {
  it('reaches a part that is submitted later', async () => {
    const order = await paidOnly();
    const { parts } = await edit(order, NEW_ADDRESS);
    expect(parts.map(({ outcome }) => outcome)).toEqual(['later', 'later']);
    await h.work();
    expect(await addressesAtProviders()).toEqual(['1 St James Square', '1 St James Square']);
  });

  it('reaches a draft that a provider already has before it is confirmed', async () => {
    const order = await paidOnly(['printful']);
    await interruptedSubmit(order.orderId);
    expect(h.sandbox.printful.orders().map(({ confirmed }) => confirmed)).toEqual([false]);
    const { parts } = await edit(order, NEW_ADDRESS);
    expect(parts.map(({ outcome }) => outcome)).toEqual(['updated']);
    await h.work();
    expect(await addressesAtProviders()).toEqual(['1 St James Square']);
  });

  it('is refused while the confirm is under way, for nobody can tell which address the provider will use', async () => {
    const order = await paidOnly(['printful']);
    await interruptedSubmit(order.orderId);
    const mine = eq(fulfillments.orderId, order.orderId);
    await h.ctx.db.update(fulfillments).set({ handingOverAt: h.ctx.clock.now() }).where(mine);
    await expect(edit(order, NEW_ADDRESS)).rejects.toMatchObject({ code: 'not_editable' });
    await h.work();
    expect(await addressesAtProviders()).not.toContain('1 St James Square');
  });

  it('is made good before the confirm when the provider did not answer at the time', async () => {
    const order = await paidOnly(['printful']);
    await interruptedSubmit(order.orderId);
    h.sandbox.world.faults.set({ seed: 1, api: { printful: { error500: 1 } } });
    expect((await edit(order, NEW_ADDRESS)).parts[0]?.outcome).toBe('later');
    h.sandbox.world.faults.set({});
    await h.work();
    expect(await addressesAtProviders()).toEqual(['1 St James Square']);
  });

  it('is refused once everything is being made, and to another country always', async () => {
    const draft = await paidOnly(['printful']);
    await expect(edit(draft, { ...NEW_ADDRESS, country: 'CA' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    await h.work();
    await expect(edit(draft, NEW_ADDRESS)).rejects.toMatchObject({ code: 'not_editable' });
  });

  it('leaves no address in the audit log', async () => {
    const order = await paidOnly(['printful']);
    await edit(order, NEW_ADDRESS);
    const log = await h.ctx.db.select().from(auditLog);
    expect(JSON.stringify(log)).toContain('line1');
    expect(JSON.stringify(log)).not.toContain('St James');
    await h.work();
  });
});

/** Creates the draft, and breaks off before it is confirmed. */
async function interruptedSubmit(orderId: string): Promise<void> {
  h.sandbox.world.clock.setScale(0.001);
  const owed = await h.ctx.db
    .select()
    .from(effects)
    .where(and(eq(effects.orderId, orderId), eq(effects.kind, 'submit')));
  for (const { id } of owed) await runEffect(h.ctx, id);
  h.sandbox.world.clock.setScale(60);
  const parts = await h.ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, orderId));
  expect(parts.every(({ podOrderId, confirmedAt }) => podOrderId !== null && confirmedAt === null)).toBe(true);
}

/** The street each provider prints on the label. */
async function addressesAtProviders(): Promise<(string | undefined)[]> {
  const printful = (h.sandbox.printful.dump() as { orders: { recipient?: { address1?: string } }[] }).orders;
  const printify = (h.sandbox.printify.dump() as { orders: { address?: { address1?: string } }[] }).orders;
  return [...printful.map(({ recipient }) => recipient?.address1), ...printify.map(({ address }) => address?.address1)];
}
