import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { variants } from '@/db/schema/catalogue';
import { orders } from '@/db/schema/orders';
import { firstPlacement } from '@/lib/domain/catalogue/design';
import type { Ctx } from '@/lib/engine/ctx';
import { getOrder } from '@/lib/services/backoffice/orders/get-order';
import { readMoney } from '@/lib/services/backoffice/orders/read-money';
import { uploadDesign } from '@/lib/services/designs/upload-design';
import { decideRefund } from '@/lib/services/order/refund/decide-refund';
import { requestRefund } from '@/lib/services/order/refund/request-refund';
import { type Harness, openHarness } from '../support/harness';
import { closeKept } from '../support/kept';
import { drawPicture } from '../support/own-design';
import { person, withLimit } from '../support/staff';

let h: Harness;
let support: Ctx;
beforeEach(async () => {
  h = await openHarness({ env: { TAX_MODE: 'stripe' } });
  support = await person(h, 'support');
});
afterEach(() => closeKept(h));

const refunds = () =>
  (h.sandbox.stripe.dump() as { refunds: { amount: number }[] }).refunds.map(({ amount }) => amount);
const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

async function paid(...place: Parameters<Harness['place']>) {
  const order = await h.place(...place);
  await h.pay(order);
  await h.work();
  return order;
}

function refundOne(orderNumber: string, itemId: string) {
  const what = { kind: 'lines' as const, lines: [{ itemId, quantity: 1 }] };
  return requestRefund(support, { orderNumber, requestId: randomUUID(), what, reason: 'damaged' });
}

/** One print area under two different pictures. */
async function twoDesigns() {
  const rows = await h.ctx.db.select().from(variants).where(eq(variants.available, true)).orderBy(variants.id);
  const found = rows.find(({ id, printArea }) => id.startsWith('printful') && printArea !== null);
  if (!found?.printArea) throw new Error('nothing can be printed on');
  const { id: variantId, printArea } = found;
  return Promise.all(
    [10, 90].map(async (red) => {
      const file = await uploadDesign(h.ctx, await drawPicture({ widthPx: 1800, heightPx: 1800, red }));
      return { variantId, quantity: 1, design: { file: file.file, ...firstPlacement(file, printArea) } };
    }),
  );
}

describe('one good under two designs', () => {
  it('is taxed, paid, and given back piece by piece to the last cent of goods and tax', async () => {
    const { orderNumber, amounts } = await paid(['printful'], randomUUID(), { items: await twoDesigns() });
    const { items } = await getOrder(support, { orderNumber });
    expect(items).toHaveLength(2);
    const { lines } = await readMoney(support, { orderNumber });
    const onGoods = sum(lines.map(({ taxMinor }) => taxMinor));
    expect(onGoods).toBeGreaterThan(0);
    for (const { id } of items) await refundOne(orderNumber, id);
    await h.work();
    expect(sum(refunds())).toBe(amounts.subtotalMinor + onGoods);
  });
});

describe('an item that was refunded by line', () => {
  it('is not refunded again when its part is canceled, and the rest of the part is', async () => {
    const { orderNumber } = await paid();
    const { items } = await getOrder(support, { orderNumber });
    const item = items.find(({ provider }) => provider === 'printify');
    if (!item) throw new Error('no item of Printify');
    const { amountMinor: byLine } = await refundOne(orderNumber, item.id);
    for (const { id } of h.sandbox.printful.orders()) h.sandbox.printful.act(id, 'produce');
    for (const { id } of h.sandbox.printify.orders()) h.sandbox.printify.act(id, 'cancel');
    await h.work();
    const [row] = await h.ctx.db.select().from(orders).where(eq(orders.orderNumber, orderNumber));
    const delivery = row?.shipping.parts['printify']?.costMinor ?? 0;
    const onDelivery = row?.quote?.tax.shippingMinor ?? 0;
    const [first, rest] = refunds();
    expect(first).toBe(byLine);
    expect(rest).toBe(delivery + Math.round((onDelivery * delivery) / (row?.shippingMinor ?? 1)));
  });
});

describe('an item whose part was canceled', () => {
  it('is not refunded by a request that waited since before, whoever approves it', async () => {
    const { orderNumber } = await paid();
    const { items } = await getOrder(support, { orderNumber });
    const item = items.find(({ provider }) => provider === 'printful');
    const asked = await requestRefund(withLimit(support, 100), {
      orderNumber,
      requestId: randomUUID(),
      what: { kind: 'lines', lines: [{ itemId: item?.id ?? '', quantity: 1 }] },
      reason: 'damaged',
    });
    expect(asked.state).toBe('pending');
    for (const { id } of h.sandbox.printify.orders()) h.sandbox.printify.act(id, 'produce');
    for (const { id } of h.sandbox.printful.orders()) h.sandbox.printful.act(id, 'cancel');
    await h.work();
    const owner = await person(h, 'owner', 'owner-lines');
    const decided = { requestId: asked.requestId };
    await expect(decideRefund(owner, { ...decided, decision: 'approve' })).rejects.toMatchObject({ code: 'conflict' });
    await decideRefund(owner, { ...decided, decision: 'reject' });
    await h.work();
    expect(refunds()).toHaveLength(1);
  });

  it('can not be refunded by line once more', async () => {
    const { orderNumber } = await paid();
    const { items } = await getOrder(support, { orderNumber });
    for (const { id } of h.sandbox.printify.orders()) h.sandbox.printify.act(id, 'produce');
    for (const { id } of h.sandbox.printful.orders()) h.sandbox.printful.act(id, 'cancel');
    await h.work();
    expect(refunds()).toHaveLength(1);
    const canceled = items.find(({ provider }) => provider === 'printful');
    await expect(refundOne(orderNumber, canceled?.id ?? '')).rejects.toMatchObject({ code: 'conflict' });
    const going = items.find(({ provider }) => provider === 'printify');
    expect(await refundOne(orderNumber, going?.id ?? '')).toMatchObject({ state: 'approved' });
    await h.work();
  });
});
