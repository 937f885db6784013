import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CrashPoint } from '@/lib/engine/crash-points';
import { runEffect } from '@/lib/engine/work/run-effect';
import { redrive } from '@/lib/services/backoffice/queues/redrive';
import { requestRefund } from '@/lib/services/order/refund/request-refund';
import { type Harness, openHarness } from '../support/harness';
import { brokenInvariants } from '../support/invariants';
import { person } from '../support/staff';
import { MINUTE_MS, sceneOf } from './_scene';

let h: Harness;
let s: ReturnType<typeof sceneOf>;
/** Where the next refund breaks off, as if its process had died there. */
let breakAt: CrashPoint | null = null;
beforeAll(async () => {
  h = await openHarness({
    at(point) {
      if (point !== breakAt) return;
      breakAt = null;
      throw new Error(`broken off at ${point}`);
    },
  });
  s = sceneOf(h);
});
afterEach(async () => {
  breakAt = null;
  h.sandbox.world.faults.set({});
  await h.work();
  expect(await brokenInvariants(h)).toEqual([]);
});
afterAll(() => h.close());

type Placed = Awaited<ReturnType<Harness['place']>>;

async function refundOf(order: Placed) {
  const [effect] = await s.effectsOf(order, 'refund');
  if (!effect) throw new Error('no refund is owed');
  return effect;
}

/** Canceled; its refund is worked out and written down, and Stripe not asked yet. */
async function plannedRefund(): Promise<Placed> {
  const order = await s.paidOnly(['printful']);
  breakAt = 'refund.planned';
  await s.cancel(order);
  expect((await refundOf(order)).payload).toMatchObject({ amount_minor: order.amounts.totalMinor });
  expect(s.refundsOf(order)).toEqual([]);
  return order;
}

const soon = () => s.pass(10 * MINUTE_MS);

describe('a refund whose amount was written down before the dashboard gave money back', () => {
  it('is worked out anew, so that Stripe does not refuse it and exactly the rest goes back', async () => {
    const order = await plannedRefund();
    s.inDashboard('refundInDashboard', { id: order.paymentIntentId, amount: 777 });
    soon();
    await h.work();
    expect(s.refundsOf(order).map(({ amount }) => amount)).toEqual([777, order.amounts.totalMinor - 777]);
    expect(await refundOf(order)).toMatchObject({ state: 'done', note: expect.stringMatching(/^re_/) });
    expect(await s.alertsOf(order)).toEqual([]);
  });

  it('is dropped where the dashboard gave back everything', async () => {
    const order = await plannedRefund();
    s.inDashboard('refundInDashboard', { id: order.paymentIntentId });
    soon();
    await h.work();
    expect(s.refunded(order)).toBe(order.amounts.totalMinor);
    expect(await refundOf(order)).toMatchObject({ state: 'dropped' });
  });

  it('keeps its amount where a refund in the dashboard has failed and moved nothing', async () => {
    const order = await plannedRefund();
    s.inDashboard('refundInDashboard', { id: order.paymentIntentId, amount: 777 });
    const made = s.refundsOf(order)[0]?.id;
    s.inDashboard('failRefund', { id: made });
    soon();
    await h.work();
    const mine = s.refundsOf(order).filter(({ id }) => id !== made);
    expect(mine.map(({ amount }) => amount)).toEqual([order.amounts.totalMinor]);
  });
});

describe('a refund that Stripe has made and whose answer was lost', () => {
  it('is asked for again under its own key with its own amount, and made once', async () => {
    const order = await s.paidOnly(['printful']);
    breakAt = 'refund.made';
    await s.cancel(order);
    expect((await refundOf(order)).state).toBe('pending');
    const [made] = s.refundsOf(order);
    soon();
    await h.work();
    expect(s.refundsOf(order).map(({ id }) => id)).toEqual([made?.id]);
    expect(await refundOf(order)).toMatchObject({ state: 'done', note: made?.id });
  });
});

describe('the amount a person has chosen', () => {
  it('is what is tried again after Stripe refused it, and nothing else', async () => {
    const order = await s.confirmed(['printful']);
    const operations = await person(h, 'operations');
    const all = order.amounts.totalMinor;
    breakAt = 'refund.planned';
    await requestRefund(operations, {
      orderNumber: order.orderNumber,
      requestId: randomUUID(),
      what: { kind: 'amount', amountMinor: 900 },
      reason: 'goodwill',
    });
    const again = async () => {
      soon();
      await runEffect(h.ctx, effect.id);
      return (await refundOf(order)).state;
    };
    const effect = await refundOf(order);
    // Only five hundred are left at Stripe: it refuses, and nobody has chosen five hundred.
    s.inDashboard('refundInDashboard', { id: order.paymentIntentId, amount: all - 500 });
    const elsewhere = s.refundsOf(order)[0]?.id;
    for (const _try of [1, 2]) {
      expect(await again()).toBe('attention');
      expect(s.refunded(order)).toBe(all - 500);
      expect(await s.alertsOf(order)).toEqual(['refund_failed']);
      await redrive(operations, { effectIds: [effect.id] });
    }
    // The dashboard's refund fails, so all of the money is there again; still only what was chosen goes back.
    s.inDashboard('failRefund', { id: elsewhere });
    expect(await again()).toBe('done');
    expect(s.refunded(order)).toBe(900);
  });
});
