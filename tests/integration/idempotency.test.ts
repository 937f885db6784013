import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orders } from '@/db/schema/orders';
import { type Harness, openHarness } from '../support/harness';

let h: Harness;
beforeAll(async () => {
  h = await openHarness();
});
afterAll(() => h.close());

describe('an Idempotency-Key', () => {
  it('with the same body is the same order, however often and however close together', async () => {
    const cart = await h.cart(['printful']);
    const made = await Promise.all([1, 2, 3].map(() => h.checkout(cart, 'the-same-key')));
    expect(new Set(made.map(({ orderNumber }) => orderNumber)).size).toBe(1);
    expect((await h.checkout(cart, 'the-same-key')).orderNumber).toBe(made[0]?.orderNumber);
  });

  it('with another body opens nobody else’s order, also when both come at once', async () => {
    const mine = await h.cart(['printful']);
    const other = { ...mine, email: 'mallory@example.com' };
    const answers = await Promise.allSettled([h.checkout(mine, 'one-key'), h.checkout(other, 'one-key')]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = answers.find((answer) => answer.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'idempotency_mismatch' });
    expect(await h.ctx.db.select().from(orders)).toHaveLength(2);
  });
});

it('an order whose number is taken gets a longer one', async () => {
  const first = await h.place(['printful']);
  await h.ctx.db.execute(sql`select setval('order_numbers', before.last_value, false)
    from (select last_value from order_numbers) before`);
  const second = await h.place(['printful']);
  expect(first.orderNumber).toMatch(/^FBZ\d{14}$/);
  expect(second.orderNumber).toMatch(/^FBZ\d{15}$/);
});
