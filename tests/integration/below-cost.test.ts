import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { variants } from '@/db/schema/catalogue';
import { alerts } from '@/db/schema/operations';
import { runWatch } from '@/lib/services/backoffice/alerts/run-watch';
import { saveListing } from '@/lib/services/backoffice/catalogue/save-listing';
import { getProduct } from '@/lib/services/catalogue/get-product';
import { putOnShelf } from '@/lib/services/catalogue/put-on-shelf';
import { type Harness, openHarness } from '../support/harness';

let h: Harness;
beforeEach(async () => {
  h = await openHarness();
});
afterEach(() => h.close());

/** A cart of one piece, and what the print shop takes and the shop asks for it from now on. */
async function goods() {
  const input = await h.cart(['printful']);
  const variantId = input.items[0]?.variantId ?? '';
  const [offer] = await h.ctx.db.select().from(variants).where(eq(variants.id, variantId));
  if (!offer) throw new Error('no variant');
  return {
    ...offer,
    buy: () => h.checkout(input, randomUUID()),
    // As an import does.
    async change(is: { costMinor?: number; retailMinor?: number }) {
      await h.ctx.db.update(variants).set(is).where(eq(variants.id, variantId));
      await putOnShelf(h.ctx, [offer.productId]);
    },
    page: async () =>
      (await getProduct(h.ctx, { address: offer.productId })).variants.find(({ id }) => id === variantId)?.available,
    confirm: () =>
      saveListing(h.ctx, { productId: offer.productId, change: { state: 'on_sale' as const }, confirmLoss: true }),
  };
}

async function warned(): Promise<string[]> {
  await runWatch(h.ctx);
  const rows = await h.ctx.db.select().from(alerts).where(eq(alerts.kind, 'below_cost'));
  return rows.filter(({ state }) => state === 'open').map(({ message }) => message);
}

describe('what would be sold for less than printing and the payment cost', () => {
  it('is not sold, and the merchant is told, whoever set the price', async () => {
    const tee = await goods();
    await tee.change({ costMinor: tee.retailMinor });
    expect(await tee.page()).toBe(false);
    await expect(tee.buy()).rejects.toMatchObject({ code: 'item_unavailable' });
    expect(await warned()).toEqual([expect.stringContaining('one variant of one product would be sold for less')]);
    await tee.change({ costMinor: Math.round(tee.retailMinor / 2) });
    expect(await tee.page()).toBe(true);
    expect(await warned()).toEqual([]);
  });

  it('is sold once the loss is confirmed, until it loses more', async () => {
    const tee = await goods();
    await tee.change({ costMinor: tee.retailMinor });
    expect(await tee.confirm()).toEqual({ outcome: 'saved' });
    expect(await warned()).toEqual([]);
    expect((await tee.buy()).orderNumber).toMatch(/^FBZ/);
    await tee.change({ costMinor: tee.retailMinor + 1 });
    expect(await tee.page()).toBe(false);
    await expect(tee.buy()).rejects.toMatchObject({ code: 'item_unavailable' });
  });
});
