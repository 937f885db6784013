import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cancelOrder } from '@/lib/services/order/cancel/cancel-order';
import { cartOf } from '../support/buying';
import { type Harness, openHarness } from '../support/harness';
import { closeKept } from '../support/kept';

let h: Harness;
beforeEach(async () => {
  h = await openHarness();
});
afterEach(() => closeKept(h));

describe('the list in a mail', () => {
  const lists = (subject: string) =>
    h.sandbox.mailbox
      .list()
      .filter((mail) => mail.subject.includes(subject))
      .map(({ text }) => text?.match(/^- .+$/gm)?.map((line) => line.replace(/^.* × /, '× ')));

  it('about a package counts what is inside, not what was ordered', async () => {
    const { items } = await cartOf(h.ctx, ['printful'], {});
    const order = await h.place([], undefined, { items: items.map((item) => ({ ...item, quantity: 4 })) });
    await h.pay(order);
    await h.work();
    for (const action of ['produce', 'ship_some', 'ship_all'] as const) {
      for (const { id } of h.sandbox.printful.orders()) h.sandbox.printful.act(id, action);
      await h.work();
    }
    expect(lists('On its way')).toEqual([['× 2'], ['× 2']]);
    expect(lists('Order confirmed')).toEqual([['× 4']]);
  });

  it('about a package that came back is of that package, once', async () => {
    const { items } = await cartOf(h.ctx, ['printful'], {});
    const order = await h.place([], undefined, { items: items.map((item) => ({ ...item, quantity: 4 })) });
    await h.pay(order);
    await h.work();
    for (const action of ['produce', 'ship_some', 'return', 'ship_all'] as const) {
      for (const { id } of h.sandbox.printful.orders()) h.sandbox.printful.act(id, action);
      await h.work();
    }
    expect(lists('Came back')).toEqual([['× 2']]);
  });

  it('about what could not be stopped leaves out what was', async () => {
    const order = await h.place();
    await h.pay(order);
    await h.work();
    const owner = h.as({ kind: 'order_token', orderId: order.orderId, strength: 'strong' });
    await cancelOrder(owner, { orderId: order.orderId });
    await h.work();
    expect(lists('Order confirmed')).toEqual([['× 1', '× 1']]);
    expect(lists('Could not be stopped')).toEqual([['× 1']]);
  });
});
