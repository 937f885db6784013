import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { variants } from '@/db/schema/catalogue';
import { type Harness, openHarness } from '../support/harness';
import { closeKept } from '../support/kept';
import { sceneOf } from './_scene';

let h: Harness;
let s: ReturnType<typeof sceneOf>;
beforeAll(async () => {
  h = await openHarness();
  s = sceneOf(h);
});
afterAll(() => closeKept(h));

describe('an order whose print shop takes more than the shopper paid', () => {
  it.each(['printful', 'printify'])('is put before a person as soon as %s has it', async (provider) => {
    const variantId = (await h.cart([provider])).items[0]?.variantId ?? '';
    const [offer] = await h.ctx.db.select().from(variants).where(eq(variants.id, variantId));
    // A known cost would have kept it from being sold.
    await h.ctx.db.update(variants).set({ retailMinor: 10, costMinor: null }).where(eq(variants.id, variantId));
    const order = await h.place([provider], undefined, { items: [{ variantId, quantity: 5 }] });
    await h.pay(order);
    await h.work();
    expect(await s.alertsOf(order)).toEqual(['negative_margin']);
    await h.ctx.db
      .update(variants)
      .set({ retailMinor: offer?.retailMinor ?? 0, costMinor: offer?.costMinor ?? null })
      .where(eq(variants.id, variantId));
  });

  it('is the exception: one at its usual price raises nothing', async () => {
    expect(await s.alertsOf(await s.confirmed())).toEqual([]);
  });
});
