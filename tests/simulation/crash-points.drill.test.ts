import { once } from 'node:events';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CRASH_POINTS, type CrashPoint } from '@/lib/engine/crash-points';
import { brokenInvariants } from '../support/invariants';
import { type Cluster, startCluster } from './cluster';
import { heal } from './heal';
import { ask, openShop, pay, place } from './shopper';
import type { Script } from './storm/scripts';

/** What must be under way for a process to pass by a point. */
const SCENES: Record<CrashPoint, 'buy' | 'cancel' | 'cancel_unpaid' | 'sync'> = {
  'checkout.order_stored': 'buy',
  'checkout.payment_made': 'buy',
  'webhook.stored': 'buy',
  'event.claimed': 'buy',
  'event.applied': 'buy',
  'payment.read': 'buy',
  'effect.claimed': 'buy',
  'effect.acted': 'buy',
  'submit.draft_made': 'buy',
  'submit.draft_known': 'buy',
  'submit.confirmed': 'buy',
  'cancel.stopped': 'cancel',
  'payment_cancel.done': 'cancel_unpaid',
  'refund.planned': 'cancel',
  'refund.made': 'cancel',
  'mail.sent': 'buy',
  'sync.requeued': 'sync',
  'sync.listed': 'sync',
  'sync.judged': 'sync',
};
const SCRIPT: Script = {
  n: 0,
  cart: 'printful',
  lines: 1,
  quantity: 1,
  card: 'good',
  twist: 'none',
  afterMs: 0,
  startsMs: 0,
};

let cluster: Cluster;
let checkout: object;
beforeAll(async () => {
  cluster = await startCluster({ timeScale: 60, autopilot: true });
  checkout = await (await openShop(cluster.ctx)).checkout(SCRIPT);
});
afterAll(() => cluster.stop());

describe('a process that is killed at any point', () => {
  it.each(CRASH_POINTS.map((point, n) => [point, n] as const))(
    'at %s loses nothing and does nothing twice',
    async (point, n) => {
      const doomed = await cluster.start({ crashAt: point });
      const died = once(doomed.child, 'exit');
      const script = { ...SCRIPT, n };
      // What is to be canceled must not be printed meanwhile.
      if (SCENES[point] === 'cancel') cluster.sandbox.autopilot.stop();
      else cluster.sandbox.autopilot.start();
      const scene = play(SCENES[point], script);
      expect((await died)[1]).toBe('SIGKILL');
      await cluster.start();
      await scene;
      await heal(cluster, () => undefined, { untilQuiet: true });
      expect(await brokenInvariants(cluster)).toEqual([]);
      expect(await outcomeOf(n)).toBe(SCENES[point].startsWith('cancel') ? 'canceled' : 'delivered');
      await Promise.all(cluster.replicas.map((replica) => cluster.kill(replica)));
    },
    300_000,
  );
});

/** What customers and clocks do, trying again as they would. */
async function play(scene: (typeof SCENES)[CrashPoint], script: Script): Promise<void> {
  const order = await place(cluster, checkout, script, 0);
  if (!order) throw new Error('the order was never placed');
  if (scene !== 'cancel_unpaid') await pay(cluster, order, script);
  if (scene === 'cancel') await stubbornly('/returned', { orderId: order.orderId });
  if (scene === 'cancel' || scene === 'cancel_unpaid')
    await stubbornly('/cancel', { orderId: order.orderId, by: 'staff' });
  if (scene === 'sync') await stubbornly('/sync', {});
}

async function stubbornly(path: string, body: object): Promise<void> {
  for (const until = Date.now() + 60_000; Date.now() < until; ) {
    try {
      await ask(cluster, path, body);
      return;
    } catch (error) {
      if (/not_cancelable|already canceled/.test(String(error))) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error(`${path} was never answered`);
}

async function outcomeOf(n: number): Promise<string | undefined> {
  const index = cluster.ctx.vault.emailIndex(`shopper${n}@example.com`);
  const [order] = await cluster.ctx.db.execute<{ status: string }>(
    sql`select status from orders where email_index = ${index}`,
  );
  return order?.status;
}
