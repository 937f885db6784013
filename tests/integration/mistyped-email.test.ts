import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { orders } from '@/db/schema/orders';
import { issueToken, redeemToken } from '@/lib/services/order/reading/access-tokens';
import { changeEmail } from '@/lib/services/order/self-service/change-email';
import { type Harness, openHarness } from '../support/harness';
import { expectKept } from '../support/kept';
import { sceneOf } from './_scene';

let h: Harness;
let s: ReturnType<typeof sceneOf>;
beforeAll(async () => {
  h = await openHarness({ doors: true });
  s = sceneOf(h);
});
afterEach(() => expectKept(h));
afterAll(() => h.close());

it('a mistyped e-mail is corrected by who holds the strong key: mails go to the right one, and old links end', async () => {
  const order = await s.confirmed(['printful']);
  const ref = { orderId: order.orderId };
  const mailed = await issueToken(h.ctx, order.orderId, 'weak');
  const askedToRate = await issueToken(h.ctx, order.orderId, 'rating');
  const actor = { kind: 'order_token', orderId: order.orderId } as const;
  await expect(
    changeEmail(h.as({ ...actor, strength: 'weak' }), { ref, email: 'thief@example.com' }),
  ).rejects.toMatchObject({ code: 'forbidden' });
  const owner = h.as({ ...actor, strength: 'strong' });
  expect(await changeEmail(owner, { ref, email: 'ada@example.org' })).toEqual({ changed: true });
  expect(await changeEmail(owner, { ref, email: 'ADA@example.org' })).toEqual({ changed: false });
  await h.work();
  expect(await redeemToken(h.ctx, mailed)).toBeNull();
  expect(await redeemToken(h.ctx, askedToRate)).toBeNull();
  const [row] = await h.ctx.db.select().from(orders).where(eq(orders.id, order.orderId));
  expect(row?.emailIndex).toBe(h.ctx.vault.emailIndex('ada@example.org'));
  expect(JSON.stringify(s.mailsOf(order).filter((mail) => JSON.stringify(mail).includes('ada@example.org')))).toContain(
    order.orderNumber,
  );
});
