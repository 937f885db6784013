import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { alerts } from '@/db/schema/operations';
import { orderItems } from '@/db/schema/orders';
import { runWatch } from '@/lib/services/backoffice/alerts/run-watch';
import { chooseReturn } from '@/lib/services/order/claim/choose-return';
import { sendAgain } from '@/lib/services/order/claim/send-again';
import { trackOrder } from '@/lib/services/order/reading/order-view';
import { changeAddress } from '@/lib/services/order/self-service/change-address';
import { type Harness, openHarness } from '../support/harness';
import { person } from '../support/staff';

let h: Harness;
beforeEach(async () => {
  h = await openHarness();
});
afterEach(() => h.close());

async function returned() {
  const order = await h.place(['printful']);
  await h.pay(order);
  await h.work();
  const [made] = h.sandbox.printful.orders();
  for (const action of ['produce', 'ship_all', 'return'] as const) {
    h.sandbox.printful.act(made?.id ?? '', action);
    await h.work();
  }
  const shopper = h.as({ kind: 'order_token', orderId: order.orderId, strength: 'strong' });
  const view = await trackOrder(shopper, { orderId: order.orderId });
  return { ...order, shopper, view, packageId: view.packages[0]?.id ?? '' };
}
const casesOf = async (kind: string) =>
  (await h.ctx.db.select().from(alerts)).filter((each) => each.kind === kind && each.state !== 'resolved');

it('who waits for a parcel that came back corrects the address, says what to do once, and it goes there', async () => {
  const order = await returned();
  const { shopper, packageId, orderId } = order;
  expect(order.view).toMatchObject({ status: 'returned', canChangeAddress: true, maySendAgain: true });
  const mail = h.sandbox.mailbox.list().find(({ subject }) => subject.startsWith('Came back to us'));
  expect(mail?.text).toContain('you can say what we shall do');
  const recipient = { ...order.view.recipient, line1: '9 Pier Road' };
  await changeAddress(shopper, { ref: { orderId }, recipient });
  await chooseReturn(shopper, { orderId, packageId, choice: 'send_again' });
  await expect(chooseReturn(shopper, { orderId, packageId, choice: 'money_back' })).rejects.toMatchObject({
    code: 'conflict',
  });
  const [waiting] = await casesOf('package_returned');
  expect(waiting?.message).toContain('wants it sent again');

  const [item] = await h.ctx.db.select().from(orderItems).where(eq(orderItems.orderId, orderId));
  const lines = [{ itemId: item?.id ?? '', quantity: 1 }];
  const { orderNumber } = order;
  await sendAgain(await person(h, 'support'), { orderNumber, requestId: crypto.randomUUID(), lines });
  await h.work();
  const { orders } = h.sandbox.printful.dump() as {
    orders: { external_id: string; recipient: { address1: string } }[];
  };
  expect(orders.find(({ external_id }) => external_id === `${orderNumber}-2`)?.recipient.address1).toBe('9 Pier Road');
  expect(await trackOrder(shopper, { orderId })).toMatchObject({
    status: 'returned',
    replacements: [{ status: 'confirmed' }],
  });
});

it('who does not answer for two weeks leaves it to a person, and a mailed link says nothing', async () => {
  const { orderId, packageId, shopper } = await returned();
  const forwarded = h.as({ kind: 'order_token', orderId, strength: 'weak' });
  const choice = 'money_back' as const;
  await expect(chooseReturn(forwarded, { orderId, packageId, choice })).rejects.toMatchObject({ code: 'forbidden' });
  await runWatch(h.ctx);
  expect(await casesOf('return_unanswered')).toEqual([]);
  h.later(15 * 86_400_000);
  await runWatch(h.ctx);
  expect(await casesOf('return_unanswered')).toMatchObject([{ severity: 'critical', orderId }]);
  await chooseReturn(shopper, { orderId, packageId, choice });
  await runWatch(h.ctx);
  expect(await casesOf('return_unanswered')).toEqual([]);
});
