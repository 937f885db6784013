import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrateDatabase } from '@/db/migrate';
import { orders } from '@/db/schema/orders';
import { createServices } from '@/lib/compose/services';
import { systemCtx } from '@/lib/engine/ctx';
import { recoverSince } from '@/lib/services/sync/recover-since';
import { runPodSync } from '@/lib/services/sync/run-pod-sync';
import { type DebianPostgres, startDebianPostgres } from '../support/debian-postgres';
import { type Harness, openHarness } from '../support/harness';
import { brokenInvariants } from '../support/invariants';
import { seedCatalogue } from '../support/seed';
import { sceneOf } from './_scene';

const exec = promisify(execFile);
const HOUR_MS = 3_600_000;
let server: DebianPostgres | null;
let h: Harness;
const backups = mkdtempSync(join(tmpdir(), 'flowbotz-backups-'));

beforeAll(async () => {
  server = await startDebianPostgres();
  if (!server) return;
  await server.create('shop');
  await migrateDatabase(server.url('shop'));
  await seedCatalogue(server.url('shop'));
  h = await openHarness({ databaseUrl: server.url('shop') });
});
afterAll(async () => {
  await h?.close();
  await server?.stop();
  rmSync(backups, { recursive: true, force: true });
});

type Placed = Awaited<ReturnType<Harness['place']>>;

it('a dump made while orders fly, restored elsewhere, catches up: nothing is printed twice, and what is lost has a name', async ({
  skip,
}) => {
  if (!server) return skip('no PostgreSQL of Debian’s here');
  const s = sceneOf(h);
  const buy = async () => {
    const order = await h.place();
    await h.pay(order);
    return order;
  };
  const before: Placed[] = [await buy(), await buy()];
  await h.work();
  const dumpedAt = h.ctx.clock.now();
  const env = { ...process.env, DATABASE_URL: server.url('shop') };
  const dump = exec('deploy/backup.sh', [backups], { env });
  const flying = [await buy(), await buy(), await buy()];
  const file = (await dump).stdout.trim();
  // What only the lost database knew.
  const after = await buy();
  await h.work();
  for (const action of ['produce', 'ship_all'] as const)
    for (const provider of ['printful', 'printify']) s.act(before[0] as Placed, provider, action);
  await h.work();

  await server.create('again');
  const url = server.url('again');
  await exec('deploy/restore.sh', [file], { env: { ...env, DATABASE_URL: url } });
  await migrateDatabase(url);
  const services = createServices({ ...h.ctx.env, DATABASE_URL: url }, { schedules: false, clock: h.ctx.clock });
  await services.queue.boss.start();
  const restored = systemCtx(services, 'restored');
  try {
    const ids = [...before, ...flying, after].map(({ orderId }) => orderId);
    const kept = await restored.db.select({ id: orders.id }).from(orders).where(inArray(orders.id, ids));
    expect(kept.length).toBeGreaterThanOrEqual(before.length);
    const lost = ids.filter((id) => !kept.some((row) => row.id === id));
    expect(lost).toContain(after.orderId);

    await recoverSince(restored, { since: new Date(dumpedAt.getTime() - HOUR_MS) });
    await h.work(restored);
    h.later(HOUR_MS);
    await runPodSync(restored, 'test');
    await h.work(restored);

    const [shipped] = await restored.db
      .select()
      .from(orders)
      .where(eq(orders.id, before[0]?.orderId ?? ''));
    expect(shipped?.status).toBe('shipped');
    const broken = await brokenInvariants({ ctx: restored, sandbox: h.sandbox });
    const numbers = [...before, ...flying, after].filter(({ orderId }) => lost.includes(orderId));
    const names = numbers.flatMap(({ orderNumber, paymentIntentId }) => [orderNumber, paymentIntentId]);
    expect(broken.filter((line) => !names.some((name) => line.includes(name)))).toEqual([]);
    // The payment that nobody here knows any more, and the parts that are being printed for it.
    for (const { paymentIntentId } of numbers) expect(broken.join('\n')).toContain(paymentIntentId);
  } finally {
    services.mailer.close();
    await services.close();
  }
});
