import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fulfillments, orderItems, orders } from '@/db/schema/orders';
import { overviewAnswer } from '@/lib/contracts/backoffice/overview';
import { toAnswer } from '@/lib/contracts/facts';
import type { Ctx } from '@/lib/engine/ctx';
import { raiseAlert } from '@/lib/engine/raise-alert';
import { readOverview } from '@/lib/services/backoffice/overview/read-overview';
import { saveSetting } from '@/lib/services/backoffice/settings/save-setting';
import { type Harness, openHarness } from '../support/harness';
import { person } from '../support/staff';

/** Half past nine in Auckland, where it is the first of December already. */
const NOW = new Date('2026-11-30T20:30:00Z');
const HOUR_MS = 3_600_000;
const RATES = 'USD EUR 0.5 2026-11-30';
const WEEK_MS = 7 * 24 * HOUR_MS;
let h: Harness;
let owner: Ctx;
beforeAll(async () => {
  h = await openHarness();
  owner = { ...(await person(h, 'owner')), clock: { now: () => NOW } };
  await saveSetting(owner, { key: 'shop', newest: 0, value: { zone: 'Pacific/Auckland' } });
});
afterAll(() => h.close());

/** An order that was paid so many hours before now. */
async function paid(hoursAgo: number, more: Partial<typeof orders.$inferInsert> = {}): Promise<string> {
  const { orderId } = await h.place(['printful']);
  const paidAt = new Date(NOW.getTime() - hoursAgo * HOUR_MS);
  const sums = { totalMinor: 3000, taxMinor: 300, refundedMinor: 0 };
  await h.ctx.db
    .update(orders)
    .set({ paidAt, paymentStatus: 'paid', status: 'confirmed', ...sums, ...more })
    .where(eq(orders.id, orderId));
  return orderId;
}
type Cost = { provider?: string; costMinor: number | null; costCurrency?: string };
const costs = (orderId: string, { provider = 'printful', costMinor, costCurrency = 'USD' }: Cost) =>
  h.ctx.db.insert(fulfillments).values({
    ...{ orderId, provider, externalId: `${orderId} ${provider}`, status: 'confirmed', shippingMethod: 'STANDARD' },
    ...{ costMinor, costCurrency: costMinor === null ? null : costCurrency },
  });
const inDollars = (orders: number, minor: number) => ({ orders, sums: [{ currency: 'USD', orders, minor }] });
const nothing = { orders: 0, sums: [] };

describe('the overview', () => {
  it('holds today, in the shop’s own zone and until now, against the same weekday', async () => {
    const first = await paid(1);
    // Yesterday in Auckland, today in UTC.
    const second = await paid(10, { refundedMinor: 1500 });
    await paid(WEEK_MS / HOUR_MS + 1);
    // The same weekday, at an hour that today has not reached.
    await paid(WEEK_MS / HOUR_MS - 1);
    await costs(first, { costMinor: 1000 });
    await costs(second, { costMinor: null });
    const told = await readOverview(owner);
    expect(overviewAnswer.safeParse(toAnswer(overviewAnswer, told)).success).toBe(true);
    expect(told.today).toEqual(inDollars(1, 3000));
    expect(told.sameDay).toEqual(inDollars(1, 3000));
    expect(told.week).toEqual(inDollars(2, 4500));
    // 30.00, less the tax of 3.00 and the print of 10.00.
    expect(told.profit).toEqual([{ currency: 'USD', minor: 1700, unknown: 1 }]);
  });

  it('names what sells best, and not what was called off', async () => {
    const many = await paid(2);
    await h.ctx.db.update(orderItems).set({ quantity: 7, productId: 'p-best' }).where(eq(orderItems.orderId, many));
    const off = await paid(2, { status: 'canceled' });
    await h.ctx.db.update(orderItems).set({ quantity: 9, productId: 'p-off' }).where(eq(orderItems.orderId, off));
    const { sellers } = await readOverview(owner);
    expect(sellers[0]).toMatchObject({ id: 'p-best', pieces: 7 });
    expect(sellers.map(({ id }) => id)).not.toContain('p-off');
  });

  it('says what is to do and which money may not be the shop’s', async () => {
    const held = await paid(3, { paymentStatus: 'held', receivedMinor: 2500 });
    await h.ctx.db.transaction((tx) =>
      raiseAlert({ ...h.ctx, db: tx } as never, { kind: 'payment_mismatch', key: held, message: 'x', orderId: held }),
    );
    const { todo, doubtful } = await readOverview(owner);
    expect(todo.cases).toMatchObject([{ kind: 'payment_mismatch', count: 1 }]);
    expect(doubtful).toEqual([{ payment: 'held', currency: 'USD', orders: 1, minor: 2500 }]);
  });

  it('drops no money: each currency is told, and what a print costs is exchanged into that of its order', async () => {
    const days = 100;
    const then: Ctx = { ...owner, clock: { now: () => new Date(NOW.getTime() + days * 24 * HOUR_MS) } };
    const soldThen = (more: Parameters<typeof paid>[1] = {}) => paid(1 - days * 24, more);
    const shop = { zone: 'Pacific/Auckland', currency: 'EUR', rates: RATES };
    const { newest } = await saveSetting(owner, { key: 'shop', newest: 1, value: shop });
    const euros = { currency: 'EUR' };
    // 27.00 after tax, less 10.00 USD and 4.00 EUR.
    const both = await soldThen(euros);
    await costs(both, { costMinor: 1000, costCurrency: 'USD' });
    await costs(both, { provider: 'printify', costMinor: 400, costCurrency: 'EUR' });
    await costs(await soldThen(euros), { costMinor: 1000, costCurrency: 'USD' });
    // Of an order with one cost that nobody can exchange no cost counts.
    const unknown = await soldThen(euros);
    await costs(unknown, { costMinor: 400, costCurrency: 'EUR' });
    await costs(unknown, { provider: 'printify', costMinor: 1000, costCurrency: 'JPY' });
    await costs(await soldThen({ currency: 'GBP' }), { costMinor: 1000, costCurrency: 'USD' });
    await costs(await soldThen({ currency: 'GBP' }), { costMinor: 700, costCurrency: 'GBP' });
    const told = await readOverview(then);
    expect(told.today).toEqual({
      orders: 5,
      sums: [
        { currency: 'EUR', orders: 3, minor: 9000 },
        { currency: 'GBP', orders: 2, minor: 6000 },
      ],
    });
    expect(told.profit).toEqual([
      { currency: 'EUR', minor: 2700 - 500 - 400 + (2700 - 500), unknown: 1 },
      { currency: 'GBP', minor: 2000, unknown: 1 },
    ]);
    await saveSetting(owner, { key: 'shop', newest, value: { zone: 'Pacific/Auckland' } });
  });

  it('counts no trial among the sales of an open shop', async () => {
    const open: Ctx = { ...owner, env: { ...owner.env, livemode: true } };
    await costs(await paid(1), { costMinor: 1000 });
    await paid(2, { paymentStatus: 'held', receivedMinor: 2500 });
    const { today, week, profit, sellers, doubtful } = await readOverview(open);
    expect([today, week, profit, sellers, doubtful]).toEqual([...[nothing, nothing], ...[[], [], []]]);
  });

  it('leads an owner through setting up until the first real order, and nobody else', async () => {
    const { setUp } = await readOverview(owner);
    expect(setUp?.find(({ step }) => step === 'tried')?.done).toBe(true);
    expect(setUp?.find(({ step }) => step === 'contact')?.done).toBe(false);
    expect((await readOverview({ ...owner, actor: (await person(h, 'viewer')).actor })).setUp).toBeNull();
    await paid(1, { livemode: true });
    expect((await readOverview(owner)).setUp).toBeNull();
  });
});
