import { afterAll, beforeAll, expect, it } from 'vitest';
import { takeFrom } from '@/lib/http/rate-limit';
import { redeemToken } from '@/lib/services/order/reading/access-tokens';
import { orderStatus, orderVersion, trackOrder } from '@/lib/services/order/reading/order-view';
import { type Harness, openHarness } from '../support/harness';
import { statementsOf } from '../support/statements';

let h: Harness;
beforeAll(async () => {
  h = await openHarness();
});
afterAll(() => h.close());

/** The harness looks what there is to do; a worker is told. */
const LOOKS = /^select "id" from "(webhook_events|effects)" where "(webhook_events|effects)"."state" = \$1$/;

/** Messages of the print shops each read the order anew: most of it goes when there are fewer of them. */
const UNTIL_CONFIRMED = 440;

it('an order is shown with three statements, and costs no more until it is confirmed than it did', async () => {
  const order = await h.place();
  expect(await h.pay(order)).toBe(200);
  const said = (await statementsOf(() => h.work())).filter((text) => !LOOKS.test(text));
  const ctx = h.as({ kind: 'order_token', orderId: order.orderId, strength: 'strong' });
  const services = { ...h.ctx, connection: h.connection, close: () => h.close() };
  const { orderNumber } = order;
  const page = await statementsOf(async () => {
    await takeFrom(services, 'lookup', 'test');
    await redeemToken(ctx, order.accessToken);
    expect(await trackOrder(ctx, { orderNumber })).toMatchObject({ status: 'confirmed' });
  });
  expect(page).toHaveLength(3);
  expect(await statementsOf(() => orderStatus(ctx, { orderNumber }))).toHaveLength(1);
  expect(await statementsOf(() => orderVersion(ctx, { orderNumber }))).toHaveLength(1);
  expect(said.length).toBeLessThanOrEqual(UNTIL_CONFIRMED);
});
