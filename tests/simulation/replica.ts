import { serve } from '@hono/node-server';
import { sql } from 'drizzle-orm';
import { Hono } from 'hono';
import { z } from 'zod';
import { adoptProcessServices, createServices, type Services } from '@/lib/compose/services';
import type { CrashPoint } from '@/lib/engine/crash-points';
import { systemCtx } from '@/lib/engine/ctx';
import { receiveMessage } from '@/lib/http/webhook/webhook-endpoint';
import { startWorker } from '@/lib/jobs/worker';
import { clockBeside } from '@/lib/platform/clock';
import { parseEnv } from '@/lib/platform/env';
import { createPaymentIntent } from '@/lib/services/checkout/create-payment-intent';
import { cancelOrder } from '@/lib/services/order/cancel/cancel-order';
import { syncPayment } from '@/lib/services/order/payment/sync-payment';
import { runPodSync } from '@/lib/services/sync/run-pod-sync';
import { SAFEGUARDS } from './forgetful';

/**
 * One replica of the shop in a process of its own: the webhook routes, the verbs of a shopper and of staff, and the
 * worker. Told by its environment at which crash point to die, and by its parent when time jumps.
 */
const settings = parseEnv(process.env);
const CRASH_AT = process.env['CRASH_AT'];
let aheadMs = Number(process.env['CLOCK_AHEAD_MS'] ?? 0);

/** What this machine's clock shows, which may be hours wrong: everything here that asks the time asks it. */
const offMs = Number(process.env['CLOCK_OFF_MS'] ?? 0);
if (offMs !== 0)
  globalThis.Date = new Proxy(Date, {
    construct: (real, args: [] | [number]) => (args.length === 0 ? new real(real.now() + offMs) : new real(...args)),
    get: (real, key) => (key === 'now' ? () => real.now() + offMs : Reflect.get(real, key)),
  });

const made: Services = createServices(settings, {
  schedules: true,
  // As in production: put right by the database's.
  clock: clockBeside(() => made.connection.pulse.aheadMs + aheadMs),
  at: (point: CrashPoint) => {
    if (point === CRASH_AT) process.kill(process.pid, 'SIGKILL');
  },
});
const services = SAFEGUARDS[process.env['FORGET'] ?? '']?.forget(made) ?? made;
adoptProcessServices(services);

const placeInput = z.object({ checkout: z.any(), key: z.string() });
const cancelInput = z.object({
  orderId: z.string(),
  by: z.enum(['customer', 'staff']),
  refundUnstoppable: z.boolean().optional(),
});

const app = new Hono();
app.post('/api/webhooks/:source/:secret?', (c) =>
  receiveMessage(c.req.raw, { params: Promise.resolve(c.req.param()) }),
);
app.post('/place', async (c) => {
  const { checkout, key } = placeInput.parse(await c.req.json());
  return c.json(await createPaymentIntent({ ...services, actor: { kind: 'anonymous' } }, checkout, key));
});
app.post('/returned', async (c) => {
  const { orderId } = z.object({ orderId: z.string() }).parse(await c.req.json());
  return c.json({
    changed: await syncPayment(systemCtx(services, 'return'), { orderId, source: 'customer' }),
  });
});
app.post('/cancel', async (c) => {
  const { orderId, by, refundUnstoppable } = cancelInput.parse(await c.req.json());
  const actor =
    by === 'staff'
      ? ({ kind: 'system', name: 'staff' } as const)
      : ({ kind: 'order_token', orderId, strength: 'strong' } as const);
  return c.json(await cancelOrder({ ...services, actor }, { orderId, refundUnstoppable }));
});
app.get('/alive', async (c) => {
  await services.db.execute(sql`select 1`);
  return c.text('yes');
});
app.post('/sync', async (c) => c.json(await runPodSync(systemCtx(services, 'cron'), 'simulation')));
app.onError((error, c) => c.json({ error: error.message, code: 'code' in error ? error.code : undefined }, 500));

process.on('message', (message: { aheadMs: number }) => {
  aheadMs = message.aheadMs;
  process.send?.({ aheadMs });
});
process.on('disconnect', () => process.exit(0));

await services.queue.boss.start();
await services.connection.pulse.keepTime();
await startWorker(services);
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.send?.({ port }));
server.on('error', (error: Error) => {
  console.error(error);
  process.exit(1);
});
