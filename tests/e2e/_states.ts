import { expect, type Page } from 'playwright/test';
import { buy, moveAt, type Order, place, until, view } from './_orders';

const LONG_NAME = 'Wolfeschlegelsteinhausenbergerdorff-Hubert'.repeat(2);
const BOTH: ('printful' | 'printify')[] = ['printful', 'printify'];

/** Paid and taken on by its printers: what moves before that leaves a timeline without the step in between. */
async function takenOn(page: Page, wish: Parameters<typeof buy>[1]): Promise<Order> {
  const order = await buy(page, wish);
  await until(page, order, 'confirmed');
  return order;
}

/**
 * Every state a shopper can find an order in, and what must be read there. Printful takes 120 calls a minute
 * from us, so what can be shown at Printify is.
 */
export const STATES: Record<string, { make: (page: Page) => Promise<Order>; says: (RegExp | string)[] }> = {
  pending: {
    make: (page) => place(page, { providers: ['printify'] }),
    says: ['Waiting for your payment', 'Free until you have paid'],
  },
  'on hold': {
    make: async (page) => {
      const order = await takenOn(page, { providers: ['printify'] });
      await moveAt('printify', order, 'produce');
      await until(page, order, 'in_production');
      await moveAt('printify', order, 'hold');
      await until(page, order, 'on_hold');
      return order;
    },
    says: ['Your order is paused', 'What happens next'],
  },
  'partly shipped': {
    make: async (page) => {
      const order = await takenOn(page, { providers: BOTH });
      await moveAt('printful', order, 'produce');
      await moveAt('printful', order, 'ship_all');
      await expect.poll(async () => (await view(page, order)).packages.length, { timeout: 90_000 }).toBe(1);
      return order;
    },
    says: ['1 of 2 packages shipped', 'Still at the print shop', 'Package 1 of 2'],
  },
  'three packages': {
    make: async (page) => {
      const order = await takenOn(page, { providers: BOTH, quantity: 4 });
      await moveAt('printful', order, 'produce');
      await moveAt('printful', order, 'ship_some');
      await moveAt('printful', order, 'ship_all');
      await moveAt('printify', order, 'produce');
      await moveAt('printify', order, 'ship_all');
      await until(page, order, 'shipped');
      return order;
    },
    says: ['3 of 3 packages shipped', 'Package 3 of 3', 'Your order is on its way'],
  },
  delivered: {
    make: async (page) => {
      const order = await takenOn(page, { providers: ['printify'] });
      await moveAt('printify', order, 'produce');
      await until(page, order, 'in_production');
      await moveAt('printify', order, 'ship_all');
      await until(page, order, 'shipped');
      await moveAt('printify', order, 'deliver');
      await until(page, order, 'delivered');
      return order;
    },
    says: ['Your order has arrived', 'How did it turn out?'],
  },
  'canceled and refunded': {
    make: async (page) => {
      const order = await takenOn(page, { providers: ['printful'] });
      const answer = await page.request.post(`/api/payments/cancel-order/${order.id}`, {
        headers: { authorization: `Bearer ${order.token}` },
        data: {},
      });
      expect(answer.status()).toBe(200);
      await expect
        .poll(async () => (await view(page, order)).refund_progress.map(({ state }) => state), { timeout: 90_000 })
        .toEqual(['sent']);
      return order;
    },
    says: ['This order is canceled', 'It should show on your statement', 'Refunded'],
  },
  returned: {
    make: async (page) => {
      const order = await takenOn(page, { providers: ['printful'] });
      await moveAt('printful', order, 'produce');
      await until(page, order, 'in_production');
      await moveAt('printful', order, 'ship_all');
      await until(page, order, 'shipped');
      await moveAt('printful', order, 'return');
      await until(page, order, 'returned');
      return order;
    },
    says: ['Your package came back', 'Returned to sender', 'What happens next'],
  },
  'failed, with long names': {
    make: async (page) => {
      const order = await takenOn(page, { providers: ['printful'], name: LONG_NAME });
      await moveAt('printful', order, 'fail');
      await until(page, order, 'failed');
      return order;
    },
    says: ['We are fixing a printing problem', 'What happens next', LONG_NAME],
  },
};
