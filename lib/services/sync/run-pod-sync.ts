import { and, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import { providerHealth, syncRuns } from '@/db/schema/operations';
import { orders } from '@/db/schema/orders';
import { type Ctx, podOf } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { raiseAlert, resolveAlert } from '@/lib/engine/raise-alert';
import { enqueueEffect } from '@/lib/engine/work/enqueue-effect';
import { requeue } from '@/lib/engine/work/requeue';
import { wordsOf } from '@/lib/platform/log';
import { emptyLateMessages } from '@/lib/services/account/empty-messages';
import { sweepDesigns } from '../designs/sweep-designs';
import { healProvider } from './heal-provider';
import { checkRows } from './invariants/check-rows';
import type { BrokenPromise } from './invariants/violation';
import { forgetOld } from './maintenance/forget-old';
import { keepWindows } from './maintenance/keep-windows';
import { oweRatingMails } from './maintenance/rating-mails';
import { oweMissing } from './owe-missing';
import { reconcile } from './reconcile';
import type { SeenOrders } from './seen-orders';
import { storeStripeEvents } from './stripe-events';
import type { SyncReport } from './sync-report';

const UNPAID_LIFETIME_MS = 24 * 3_600_000;
const RUN_GIVEN_UP_MS = 10 * 60_000;

/**
 * Heals what webhooks missed. One run at a time whatever the number of replicas; every step goes on when another
 * fails, and the run's row tells what it found.
 */
export async function runPodSync(ctx: Ctx, trigger: string): Promise<SyncReport> {
  const run = await begin(ctx, trigger);
  if (!run) return { scanned: 0, changed: 0, requests: 0, errors: [], skipped: true, findings: [] };
  const report: SyncReport = { scanned: 0, changed: 0, requests: 0, errors: [], skipped: false, findings: [] };
  const step = async (name: string, work: () => Promise<void>) => {
    try {
      await work();
      await resolveAlert(ctx, 'sync_failed', name);
    } catch (error) {
      const message = wordsOf(error);
      report.errors.push(`${name}: ${message}`);
      await raiseAlert(ctx, {
        kind: 'sync_failed',
        key: name,
        message: `The sync step "${name}" failed: ${message}`,
      });
    }
  };
  const found: BrokenPromise[] = [];
  await step('promises', async () => {
    found.push(...(await checkRows(ctx)));
  });
  await step('jobs', async () => {
    report.changed += await requeue(ctx);
  });
  await step('missing', () => oweMissing(ctx, report));
  await ctx.at('sync.requeued');
  await step('stripe', () => healPayments(ctx, report));
  const seen: SeenOrders = [];
  for (const provider of ctx.pods.keys()) {
    await step(provider, async () => {
      const healed = await healProvider(ctx, podOf(ctx, provider, 'sync'), report);
      seen.push({ provider, orders: healed.orders });
      found.push(...healed.found);
    });
  }
  await ctx.at('sync.listed');
  await step('windows', async () => {
    report.changed += await keepWindows(ctx);
  });
  await step('ratings', async () => {
    report.changed += await oweRatingMails(ctx);
  });
  await step('retention', async () => {
    await sweepDesigns(ctx);
    await forgetOld(ctx);
    await emptyLateMessages(ctx);
  });
  await step('books', async () => {
    report.findings = await reconcile(ctx, seen, found, report);
  });
  await ctx.at('sync.judged');
  await ctx.db
    .update(syncRuns)
    .set({
      finishedAt: ctx.clock.now(),
      scanned: report.scanned,
      changed: report.changed,
      requests: report.requests,
      errors: report.errors,
      report: report.findings,
    })
    .where(eq(syncRuns.id, run));
  return report;
}

/** Null when another run is under way. A run that died is given up after ten minutes. */
async function begin(ctx: Ctx, trigger: string): Promise<string | null> {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.execute(sql`select pg_advisory_xact_lock(7302)`);
    const now = ctx.clock.now();
    const [active] = await ctx.db
      .select({ id: syncRuns.id })
      .from(syncRuns)
      .where(
        and(
          isNull(syncRuns.finishedAt),
          sql`${syncRuns.startedAt} > ${new Date(now.getTime() - RUN_GIVEN_UP_MS).toISOString()}`,
        ),
      );
    if (active) return null;
    const [made] = await ctx.db.insert(syncRuns).values({ trigger, startedAt: now }).returning({ id: syncRuns.id });
    return made?.id ?? null;
  });
}

/** What Stripe told nobody here goes through the inbox; unpaid orders a day old are called off. */
async function healPayments(ctx: Ctx, report: SyncReport): Promise<void> {
  const startedAt = ctx.clock.now();
  const [health] = await ctx.db.select().from(providerHealth).where(eq(providerHealth.provider, 'stripe'));
  const since = health?.watermark ?? new Date(startedAt.getTime() - UNPAID_LIFETIME_MS);
  const { stored, listed } = await storeStripeEvents(ctx, { since, via: 'sync' });
  report.requests += 1 + Math.floor(listed / 100);
  report.scanned += listed;
  report.changed += stored;
  const abandoned = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(
      and(
        inArray(orders.paymentStatus, ['unpaid', 'failed']),
        isNull(orders.canceledAt),
        lt(orders.createdAt, new Date(startedAt.getTime() - UNPAID_LIFETIME_MS)),
      ),
    );
  await inTransaction(ctx, async (ctx) => {
    for (const { id } of abandoned) await enqueueEffect(ctx, { orderId: id, kind: 'cancel_payment' });
    const values = { watermark: startedAt, lastOkAt: startedAt };
    await ctx.db
      .insert(providerHealth)
      .values({ provider: 'stripe', ...values })
      .onConflictDoUpdate({ target: providerHealth.provider, set: values });
  });
}
