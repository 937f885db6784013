import { and, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import { effects, providerHealth, syncRuns, webhookEvents } from '@/db/schema/operations';
import { type FulfillmentRow, fulfillments, orders } from '@/db/schema/orders';
import { type Ctx, podOf } from '../context';
import { oweEffect } from '../effects/owe-effect';
import { raiseAlert, resolveAlert } from '../operations/raise-alert';
import { syncPayment } from '../payments/sync-payment';
import { healProvider } from './heal-provider';

const UNPAID_LIFETIME_MS = 24 * 3_600_000;
const EFFECT_QUIET_MS = 10 * 60_000;

export type SyncReport = { scanned: number; changed: number; requests: number; errors: string[]; skipped: boolean };

/**
 * Heals what webhooks missed. One run at a time whatever the number of replicas; every step goes on when another
 * fails, and the run's row tells what it found.
 */
export async function runPodSync(ctx: Ctx, trigger: string): Promise<SyncReport> {
  const run = await begin(ctx, trigger);
  if (!run) return { scanned: 0, changed: 0, requests: 0, errors: [], skipped: true };
  const report: SyncReport = { scanned: 0, changed: 0, requests: 0, errors: [], skipped: false };
  const step = async (name: string, work: () => Promise<void>) => {
    try {
      await work();
      await resolveAlert(ctx.db, 'sync_failed', name);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      report.errors.push(`${name}: ${message}`);
      await raiseAlert(ctx, ctx.db, {
        kind: 'sync_failed',
        key: name,
        message: `The sync step "${name}" failed: ${message}`,
      });
    }
  };
  await step('jobs', () => requeue(ctx, report));
  await step('owed', () => oweMissing(ctx, report));
  await step('stripe', () => healPayments(ctx, report));
  for (const id of ctx.pods.keys()) await step(id, () => healProvider(ctx, podOf(ctx, id, 'sync'), report));
  await ctx.db
    .update(syncRuns)
    .set({
      finishedAt: ctx.clock.now(),
      scanned: report.scanned,
      changed: report.changed,
      requests: report.requests,
      errors: report.errors,
    })
    .where(eq(syncRuns.id, run));
  return report;
}

/** Null when another run is under way. A run that died is given up after ten minutes. */
async function begin(ctx: Ctx, trigger: string): Promise<string | null> {
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(7302)`);
    const now = ctx.clock.now();
    const [active] = await tx
      .select({ id: syncRuns.id })
      .from(syncRuns)
      .where(
        and(
          isNull(syncRuns.finishedAt),
          sql`${syncRuns.startedAt} > ${new Date(now.getTime() - EFFECT_QUIET_MS).toISOString()}`,
        ),
      );
    if (active) return null;
    const [made] = await tx.insert(syncRuns).values({ trigger, startedAt: now }).returning({ id: syncRuns.id });
    return made?.id ?? null;
  });
}

/** Owed effects and stored events that nothing has touched for a while get a job again. */
async function requeue(ctx: Ctx, report: SyncReport): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - EFFECT_QUIET_MS);
  const quiet = await ctx.db
    .select({ id: effects.id })
    .from(effects)
    .where(and(eq(effects.state, 'owed'), lt(effects.updatedAt, before)));
  const waiting = await ctx.db
    .select({ id: webhookEvents.id })
    .from(webhookEvents)
    .where(and(eq(webhookEvents.state, 'received'), lt(webhookEvents.receivedAt, before)));
  await ctx.db.transaction(async (tx) => {
    for (const { id } of quiet) await ctx.queue.enqueue(tx, 'effect', { effectId: id });
    for (const { id } of waiting) await ctx.queue.enqueue(tx, 'webhook', { eventId: id });
  });
  report.changed += quiet.length + waiting.length;
}

/** Paid parts without a submission, canceled ones without a refund: what should be owed and is not. */
async function oweMissing(ctx: Ctx, report: SyncReport): Promise<void> {
  const unsubmitted = await missingEffect(ctx, ['pending'], 'submit');
  const unrefunded = await missingEffect(ctx, ['canceled'], 'refund');
  await ctx.db.transaction(async (tx) => {
    for (const part of unsubmitted)
      await oweEffect(ctx, tx, { orderId: part.orderId, fulfillmentId: part.id, kind: 'submit' });
    for (const part of unrefunded)
      await oweEffect(ctx, tx, { orderId: part.orderId, fulfillmentId: part.id, kind: 'refund', subject: 'canceled' });
  });
  report.changed += unsubmitted.length + unrefunded.length;
}

function missingEffect(ctx: Ctx, statuses: FulfillmentRow['status'][], kind: 'submit' | 'refund') {
  return ctx.db
    .select({ id: fulfillments.id, orderId: fulfillments.orderId })
    .from(fulfillments)
    .innerJoin(orders, eq(orders.id, fulfillments.orderId))
    .where(
      and(
        inArray(fulfillments.status, statuses),
        inArray(orders.paymentStatus, ['paid', 'partially_refunded']),
        sql`not exists (select 1 from ${effects} e where e.fulfillment_id = ${fulfillments.id} and e.kind = ${kind})`,
      ),
    );
}

/** Stripe's own list of events says which payments moved; unpaid orders a day old are called off. */
async function healPayments(ctx: Ctx, report: SyncReport): Promise<void> {
  const startedAt = ctx.clock.now();
  const [health] = await ctx.db.select().from(providerHealth).where(eq(providerHealth.provider, 'stripe'));
  const since = health?.watermark ?? new Date(startedAt.getTime() - UNPAID_LIFETIME_MS);
  const events = await ctx.stripe.listEvents(since);
  report.requests += 1 + Math.floor(events.length / 100);
  const intents = [...new Set(events.flatMap(({ event }) => (event.paymentIntentId ? [event.paymentIntentId] : [])))];
  const touched =
    intents.length === 0
      ? []
      : await ctx.db.select({ id: orders.id }).from(orders).where(inArray(orders.paymentIntentId, intents));
  for (const { id } of touched) {
    report.scanned += 1;
    report.requests += 1;
    if (await syncPayment(ctx, { orderId: id, source: 'sync' })) report.changed += 1;
  }
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
  await ctx.db.transaction(async (tx) => {
    for (const { id } of abandoned) await oweEffect(ctx, tx, { orderId: id, kind: 'cancel_payment' });
    const values = { watermark: startedAt, lastOkAt: startedAt };
    await tx
      .insert(providerHealth)
      .values({ provider: 'stripe', ...values })
      .onConflictDoUpdate({ target: providerHealth.provider, set: values });
  });
}
