import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { alerts } from '@/db/schema/operations';
import { fulfillments } from '@/db/schema/orders';
import { signWebhook } from '@/lib/integrations/pod/printify/webhooks';
import { evaluateAlerts } from '@/lib/services/backoffice/alerts/evaluate-alerts';
import { receiveWebhook } from '@/lib/services/webhooks/receive-webhook';
import { type Harness, openHarness } from '../support/harness';
import { expectKept } from '../support/kept';
import { HOUR_MS, sceneOf } from './_scene';

let h: Harness;
let s: ReturnType<typeof sceneOf>;
beforeAll(async () => {
  h = await openHarness({ doors: true });
  s = sceneOf(h);
});
afterEach(() => expectKept(h));
afterAll(() => h.close());

type Placed = Awaited<ReturnType<Harness['place']>>;
const DAY_MS = 24 * HOUR_MS;

async function act(order: Placed, action: string, reason?: string) {
  const id = s.pods(order)[0]?.id ?? '';
  h.sandbox.printful.act(id, action as 'hold', reason === undefined ? {} : { reason });
  await h.work();
}
const part = async (order: Placed) => (await s.view(order)).fulfillments[0];
async function messagesOf(order: Placed) {
  const rows = await h.ctx.db.select().from(alerts).where(eq(alerts.orderId, order.orderId));
  return rows.filter(({ state }) => state === 'open').map(({ kind, message }) => `${kind}: ${message}`);
}

describe('what stands still at the print shop', () => {
  it('is held with the reason that only its message gave, which stays however often it is looked at', async () => {
    const order = await s.confirmed(['printful']);
    await act(order, 'hold', 'The artwork shows a brand');
    expect(await part(order)).toMatchObject({ onHold: true, trouble: 'held', holdReason: 'The artwork shows a brand' });
    expect(await messagesOf(order)).toEqual([expect.stringContaining('The artwork shows a brand')]);
    await s.sync();
    expect(await part(order)).toMatchObject({ holdReason: 'The artwork shows a brand' });
    s.pass(24 * DAY_MS);
    await evaluateAlerts(h.ctx);
    expect((await messagesOf(order)).join()).toContain('hold_ending: Printful gives up');
    await act(order, 'release');
    await evaluateAlerts(h.ctx);
    expect(await part(order)).toMatchObject({ onHold: false, trouble: null, holdReason: null });
    expect((await messagesOf(order)).join()).not.toContain('hold');
  });

  it('stands still no more once it is called off: nobody is asked to answer for it', async () => {
    const order = await s.confirmed(['printful']);
    await act(order, 'hold', 'Out of stock');
    expect(await messagesOf(order)).toHaveLength(1);
    h.sandbox.world.faults.set({ webhooks: { printful: { drop: 1 } } });
    await s.cancel(order);
    await h.work();
    expect((await s.view(order)).status).toBe('canceled');
    expect(await messagesOf(order)).toEqual([]);
  });

  it('is known by the message that told it, also where another look was a moment newer', async () => {
    const order = await s.confirmed(['printful']);
    h.sandbox.printful.act(s.pods(order)[0]?.id ?? '', 'ask_approval', {});
    const soon = new Date(h.ctx.clock.now().getTime() + 30_000);
    await h.ctx.db.update(fulfillments).set({ lastSyncedAt: soon }).where(eq(fulfillments.orderId, order.orderId));
    await h.work();
    expect(await part(order)).toMatchObject({ onHold: true, trouble: 'approval' });
    await act(order, 'release');
  });

  it('for an approval is told as such', async () => {
    const order = await s.confirmed(['printful']);
    await act(order, 'ask_approval');
    expect(await part(order)).toMatchObject({ onHold: true, trouble: 'approval' });
  });

  it('for stock is told while the order itself goes on, and ends when it is there again', async () => {
    const order = await s.confirmed(['printful']);
    await act(order, 'produce');
    await act(order, 'stock_out');
    expect(await part(order)).toMatchObject({ status: 'in_production', onHold: false, trouble: 'out_of_stock' });
    expect(await s.alertsOf(order)).toEqual(['parcel_stuck']);
    expect((await s.view(order)).timeline.map(({ status }) => status)).toContain('fulfillment.stuck');
    await s.sync();
    expect(await part(order)).toMatchObject({ trouble: 'out_of_stock' });
    await act(order, 'restock');
    expect(await part(order)).toMatchObject({ trouble: null });
    expect(await s.alertsOf(order)).toEqual([]);
  });

  it('fails with the reason that only its message gave', async () => {
    const order = await s.confirmed(['printful']);
    await act(order, 'fail', 'The file is too dark');
    expect((await messagesOf(order)).join()).toContain('The file is too dark');
  });
});

it('a shop that was disconnected at its print shop is put before a person', async () => {
  const body = JSON.stringify({
    id: 'gone-1',
    type: 'shop:disconnected',
    created_at: '2026-03-04 05:06:07+00:00',
    resource: { id: 1, type: 'shop', data: null },
  });
  const [secret = ''] = h.ctx.env.PRINTIFY_WEBHOOK_SECRET;
  const headers = new Headers(signWebhook(body, secret));
  await receiveWebhook(h.ctx, { source: 'printify', rawBody: body, headers, unsigned: false });
  await h.work();
  const rows = await h.ctx.db.select().from(alerts).where(eq(alerts.kind, 'shop_disconnected'));
  expect(rows.map(({ state }) => state)).toEqual(['open']);
});
