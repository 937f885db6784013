import { createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createServices, type Services } from '@/lib/compose/services';
import { startWorker } from '@/lib/jobs/worker';
import { type Harness, openHarness } from '../support/harness';
import { sceneOf } from './_scene';

const ORDERS = 6;

const sockets: Socket[] = [];
/** Greets, says what it can, and never answers again. */
const hanging = createServer((socket) => {
  sockets.push(socket);
  socket.on('error', () => undefined);
  socket.write('220 mail.invalid ESMTP\r\n');
  socket.once('data', () => socket.write('250 mail.invalid\r\n'));
});
let h: Harness;
let shop: Services;

beforeAll(async () => {
  h = await openHarness();
  await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve));
  const address = hanging.address();
  if (address === null || typeof address === 'string') throw new Error('the mail server has no port');
  shop = createServices({ ...h.ctx.env, SMTP_URL: `smtp://127.0.0.1:${address.port}` }, { schedules: true });
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await Promise.all([shop.close(), new Promise((resolve) => hanging.close(resolve))]);
  await h.close();
});

it('a mail server that hangs holds up mails, and neither printing nor a refund', async () => {
  const s = sceneOf(h);
  const orders: Awaited<ReturnType<Harness['place']>>[] = [];
  for (let n = 0; n < ORDERS; n += 1) {
    // Printful stops what it has not begun.
    const order = await h.place([n === 0 ? 'printful' : 'printify']);
    await h.pay(order);
    orders.push(order);
  }
  await shop.queue.boss.start();
  await startWorker(shop);
  await expect.poll(() => sockets.length, { timeout: 30_000 }).toBeGreaterThan(0);
  await expect.poll(() => orders.flatMap((order) => s.going(order)).length, { timeout: 60_000 }).toBe(ORDERS);
  const [first] = orders;
  if (!first) throw new Error('no order was placed');
  await s.cancel(first);
  await expect.poll(() => s.refunded(first), { timeout: 60_000 }).toBeGreaterThan(0);
  expect(h.sandbox.mailbox.list()).toEqual([]);
});
