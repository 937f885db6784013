import { and, asc, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { effects, providerHealth } from '@/db/schema/operations';
import { orders } from '@/db/schema/orders';
import { ProviderError } from '@/lib/domain/core/errors';
import { PAYMENTS } from '@/lib/domain/order/states';
import { type Ctx, podOf } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { enqueueEffect } from '@/lib/engine/work/enqueue-effect';
import { requeue } from '@/lib/engine/work/requeue';
import { syncPayment } from '../order/payment/sync-payment';
import { enqueueMissing } from './enqueue-missing';
import { healRefunds } from './heal-refunds';
import { checkRows } from './invariants/check-rows';
import type { Violation } from './invariants/violation';
import { presumeDelivered } from './presume-delivered';
import { reconcile } from './reconcile';
import { recordedRun } from './recorded-run';
import type { SeenOrders } from './seen-orders';
import { storeStripeEvents } from './stripe-events';
import { syncProvider } from './sync-provider';
import type { SyncReport } from './sync-report';

const SYNC = { kind: 'pod_sync', called: 'sync', failed: 'sync_failed' } as const;
const UNPAID_LIFETIME_MS = 24 * 3_600_000;
/** Each is one request: more wait for the next run. */
const MOST_ABANDONED = 200;

/** Heals what webhooks missed, every 15 minutes. The run's row tells what it found. */
export function runPodSync(ctx: Ctx, trigger: string): Promise<SyncReport> {
  return recordedRun(ctx, { ...SYNC, trigger }, async (step, report) => {
    const found: Violation[] = [];
    await step('promises', async () => {
      found.push(...(await checkRows(ctx)));
    });
    await step('jobs', async () => {
      report.changed += await requeue(ctx);
    });
    await step('missing', () => enqueueMissing(ctx, report));
    await ctx.at('sync.requeued');
    await step('stripe', () => healPayments(ctx, report));
    await step('refunds', () => healRefunds(ctx, report));
    await step('silent', async () => {
      report.changed += await presumeDelivered(ctx);
    });
    const seen: SeenOrders = [];
    for (const provider of ctx.pods.keys()) {
      await step(provider, async () => {
        const healed = await syncProvider(ctx, podOf(ctx, provider, 'sync'), report);
        seen.push({ provider, orders: healed.orders });
        found.push(...healed.found);
      });
    }
    await ctx.at('sync.listed');
    await step('books', async () => {
      report.findings = await reconcile(ctx, seen, found, report);
    });
    await ctx.at('sync.judged');
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
  const old = and(
    oneOf(orders.paymentStatus, PAYMENTS.payable),
    isNull(orders.canceledAt),
    lt(orders.createdAt, new Date(startedAt.getTime() - UNPAID_LIFETIME_MS)),
    // What was refused is a case, and keeps nobody else from their turn; what was dropped for a voucher may be due again.
    sql`not exists (select 1 from ${effects} e
      where e.order_id = ${orders.id} and e.kind = 'cancel_payment' and e.state <> 'dropped')`,
  );
  const due = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(old)
    .orderBy(asc(orders.createdAt))
    .limit(MOST_ABANDONED);
  const { looked, failure } = await lookAtPayments(ctx, due, report);
  const abandoned = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(and(old, inArray(orders.id, looked)));
  await inTransaction(ctx, async (ctx) => {
    const dedupeKey = startedAt.toISOString();
    for (const { id } of abandoned) await enqueueEffect(ctx, { orderId: id, kind: 'cancel_payment', dedupeKey });
    const values = { watermark: startedAt, lastOkAt: startedAt };
    await ctx.db
      .insert(providerHealth)
      .values({ provider: 'stripe', ...values })
      .onConflictDoUpdate({ target: providerHealth.provider, set: values });
  });
  if (failure) throw failure;
}

/**
 * Of a voucher we may not have heard: what was promised is not called off. A payment that Stripe refuses to show is no
 * voucher, and its canceling tells why; while Stripe is out the rest waits for the next run.
 */
async function lookAtPayments(
  ctx: Ctx,
  due: readonly { id: string }[],
  report: SyncReport,
): Promise<{ looked: string[]; failure: ProviderError | null }> {
  const looked: string[] = [];
  for (const { id } of due) {
    report.requests += 1;
    try {
      await syncPayment(ctx, { orderId: id, source: 'sync' });
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      if (error.retryable) return { looked, failure: error };
      ctx.log.warn({ err: error, orderId: id }, 'a payment that nobody finished cannot be read');
    }
    looked.push(id);
  }
  return { looked, failure: null };
}
