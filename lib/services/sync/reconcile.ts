import type { SyncFinding } from '@/db/schema/operations';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { raiseAlert, resolveAlert, resolveAlerts } from '@/lib/engine/raise-alert';
import { enqueueEffect } from '@/lib/engine/work/enqueue-effect';
import { syncFulfillment } from '@/lib/services/order/fulfillment/sync-fulfillment';
import { syncPayment } from '@/lib/services/order/payment/sync-payment';
import { checkSides } from './invariants/check-invariants';
import { checkRows } from './invariants/check-rows';
import type { Outside } from './invariants/compare-sides';
import { DISCREPANCIES, type DiscrepancyKind, type Violation } from './invariants/violation';
import { outsideOf, type SeenOrders, settledBefore } from './seen-orders';
import type { SyncReport } from './sync-report';

const WINDOW_MS = 24 * 3_600_000;

/** The run's first steps make these good. One that shows up only after them is news, for the next run. */
const OWN_STEPS: readonly DiscrepancyKind[] = [
  'part_unsubmitted',
  'part_unrefunded',
  'effect_without_job',
  'event_unworked',
];

/**
 * Compares Stripe's books, the providers' and ours. Each disagreement is named; where the rule is clear it is made
 * good by the usual verbs, else (and when a repair did not hold) a person is asked. `before`: what this run had found
 * before its steps and lists healed it.
 */
export async function reconcile(
  ctx: Ctx,
  seen: SeenOrders,
  before: readonly Violation[],
  report: SyncReport,
): Promise<SyncFinding[]> {
  const startedAt = ctx.clock.now();
  const since = new Date(startedAt.getTime() - WINDOW_MS);
  const listed = await ctx.stripe.listPayments(since);
  const back = await ctx.stripe.listRefundsSince(since);
  report.requests += listed.requests + back.requests;
  const rows = await checkRows(ctx);
  const outside = outsideOf(seen, { payments: listed.payments, refunds: back.refunds });
  const sides = await checkSides(ctx, outside, settledBefore(startedAt));
  const known = new Set(before.map(keyOf));
  const left = new Set([...rows, ...sides].map(keyOf));
  const findings: SyncFinding[] = [];
  for (const broken of before.filter((each) => !left.has(keyOf(each)))) {
    // Nothing here brings back what a provider has lost; whoever looked has raised the alert.
    const lost = broken.kind === 'provider_order_missing';
    if (!lost) await resolveAlert(ctx, 'discrepancy', keyOf(broken));
    findings.push(findingOf(broken, lost ? 'attention' : 'repaired'));
  }
  const open: [Violation, 'invariant_violated' | 'discrepancy'][] = [];
  for (const [broken, alert] of [
    ...rows.map((each) => [each, 'invariant_violated'] as const),
    ...sides.map((each) => [each, 'discrepancy'] as const),
  ]) {
    if (OWN_STEPS.includes(broken.kind) && !known.has(keyOf(broken))) continue;
    if (await repair(ctx, broken)) {
      report.changed += 1;
      await resolveAlert(ctx, alert, keyOf(broken));
      findings.push(findingOf(broken, 'repaired'));
    } else open.push([broken, alert]);
  }
  const still = await persisting(ctx, open, outside);
  for (const [broken, alert] of open) {
    const persists = alert === 'invariant_violated' || still.has(keyOf(broken));
    if (persists) await ask(ctx, broken, alert);
    else await resolveAlert(ctx, alert, keyOf(broken));
    findings.push(findingOf(broken, persists ? 'attention' : 'repaired'));
  }
  // Our own rows are judged whole in every run; what the outside said about an order stays until a person closes it.
  await resolveAlerts(ctx, 'invariant_violated', rows.map(keyOf));
  return findings;
}

const keyOf = ({ kind, subject }: Violation) => `${kind}:${subject}`;

function findingOf({ kind, subject, detail }: Violation, outcome: SyncFinding['outcome']): SyncFinding {
  return { kind, subject, detail, outcome };
}

/** Which of the disagreements are still there: a webhook may have ended one between the look and the repair. */
async function persisting(ctx: Ctx, open: readonly [Violation, string][], outside: Outside): Promise<Set<string>> {
  if (open.every(([, alert]) => alert !== 'discrepancy')) return new Set();
  return new Set((await checkSides(ctx, outside, null)).map(keyOf));
}

/** True when the clear rule was applied. The verbs converge, so applying one once too often changes nothing. */
async function repair(ctx: Ctx, broken: Violation): Promise<boolean> {
  const { orderId, fulfillmentId } = broken;
  switch (broken.kind) {
    case 'payment_unknown_here':
    case 'refund_unknown_here':
      return orderId !== null && syncPayment(ctx, { orderId, source: 'sync' });
    case 'status_behind':
    case 'package_unknown':
      return (
        fulfillmentId !== null && (await syncFulfillment(ctx, { fulfillmentId, source: 'sync', lane: 'sync' })).changed
      );
    case 'printed_unpaid':
      if (orderId === null || fulfillmentId === null) return false;
      await inTransaction(ctx, (ctx) =>
        enqueueEffect(ctx, {
          orderId,
          fulfillmentId,
          kind: 'cancel',
          dedupeKey: broken.kind,
          payload: { because: 'printed_unpaid' },
        }),
      );
      return false;
    case 'part_unsubmitted':
    case 'part_unrefunded':
    case 'effect_without_job':
    case 'event_unworked':
    case 'paid_without_part':
    case 'payment_without_order':
    case 'provider_order_missing':
    case 'provider_order_unknown':
    case 'provider_order_doubled':
    case 'refunded_beyond_total':
    case 'status_went_back':
    case 'submitted_for_other_money':
    case 'mode_mixed':
      return false;
  }
}

async function ask(ctx: Ctx, broken: Violation, kind: 'invariant_violated' | 'discrepancy'): Promise<void> {
  await raiseAlert(ctx, {
    kind,
    key: `${broken.kind}:${broken.subject}`,
    severity: 'critical',
    message: `${DISCREPANCIES[broken.kind]} ${broken.kind.replaceAll('_', ' ')}: ${broken.subject}: ${broken.detail}.`,
    ...(broken.orderId ? { orderId: broken.orderId } : {}),
    ...(broken.fulfillmentId ? { fulfillmentId: broken.fulfillmentId } : {}),
  });
}
