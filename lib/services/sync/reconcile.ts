import type { SyncFinding } from '@/db/schema/operations';
import type { PodOrder } from '@/lib/domain/pod';
import type { Ctx } from '../context';
import { oweEffect } from '../effects/owe-effect';
import { syncFulfillment } from '../fulfillment/sync-fulfillment';
import { raiseAlert, resolveAlerts } from '../operations/raise-alert';
import { syncPayment } from '../payments/sync-payment';
import { type BrokenPromise, DISCREPANCIES } from '../promises/broken-promise';
import { checkSides } from '../promises/check-promises';
import { checkRows } from '../promises/check-rows';
import type { Outside } from '../promises/compare-sides';
import type { SyncReport } from './run-pod-sync';

const WINDOW_MS = 24 * 3_600_000;
/** What moves right now is not a discrepancy: webhooks and jobs get this long. */
const SETTLE_MS = 2 * 60_000;

/** What the providers' lists showed in this run. */
export type SeenOrders = { provider: string; orders: PodOrder[] }[];

/**
 * Compares Stripe's books, the providers' and ours. Each disagreement is named; where the rule is clear it is made
 * good by the usual verbs, else (and when the last run's repair did not hold) a person is asked.
 */
export async function reconcile(ctx: Ctx, seen: SeenOrders, report: SyncReport): Promise<SyncFinding[]> {
  const startedAt = ctx.clock.now();
  const { payments, requests } = await ctx.stripe.listPayments(new Date(startedAt.getTime() - WINDOW_MS));
  report.requests += requests;
  const rows = await checkRows(ctx);
  const sides = await checkSides(ctx, outsideOf(seen, payments), new Date(startedAt.getTime() - SETTLE_MS));
  const findings: SyncFinding[] = [];
  for (const [broken, alert] of [
    ...rows.map((each) => [each, 'promise_broken'] as const),
    ...sides.map((each) => [each, 'discrepancy'] as const),
  ]) {
    const repaired = await repair(ctx, broken);
    if (repaired) report.changed += 1;
    else await ask(ctx, broken, alert);
    const { kind, subject, detail } = broken;
    findings.push({ kind, subject, detail, outcome: repaired ? 'repaired' : 'attention' });
  }
  // Our own rows are judged whole in every run; what the outside said about an order stays until a person closes it.
  await resolveAlerts(
    ctx.db,
    'promise_broken',
    rows.map(({ kind, subject }) => `${kind}:${subject}`),
  );
  return findings;
}

function outsideOf(seen: SeenOrders, payments: Outside['payments']): Outside {
  return {
    complete: false,
    payments,
    podOrders: seen.flatMap(({ provider, orders }) =>
      orders.map((order) => ({
        provider,
        podOrderId: order.podOrderId,
        externalId: order.externalId,
        status: order.status,
        confirmed: order.confirmed,
        complete: order.complete,
        trackingNumbers: order.shipments.flatMap(({ trackingNumber }) => (trackingNumber ? [trackingNumber] : [])),
      })),
    ),
  };
}

/** True when the clear rule was applied. The verbs converge, so applying one once too often changes nothing. */
async function repair(ctx: Ctx, broken: BrokenPromise): Promise<boolean> {
  const { orderId, fulfillmentId } = broken;
  switch (broken.kind) {
    case 'payment_unknown_here':
    case 'refund_unknown_here':
      return orderId !== null && syncPayment(ctx, { orderId, source: 'sync' });
    case 'status_behind':
    case 'package_unknown':
      return fulfillmentId !== null && (await syncFulfillment(ctx, { fulfillmentId, source: 'sync' })).changed;
    case 'part_unsubmitted':
    case 'part_unrefunded':
    case 'effect_without_job':
    case 'event_unworked':
      // The run's first steps owe and queue these; what is still found here is news since then.
      return true;
    case 'printed_unpaid':
      if (orderId === null || fulfillmentId === null) return false;
      await ctx.db.transaction((tx) =>
        oweEffect(ctx, tx, { orderId, fulfillmentId, kind: 'cancel', subject: 'printed_unpaid' }),
      );
      return false;
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

async function ask(ctx: Ctx, broken: BrokenPromise, kind: 'promise_broken' | 'discrepancy'): Promise<void> {
  await raiseAlert(ctx, ctx.db, {
    kind,
    key: `${broken.kind}:${broken.subject}`,
    severity: 'critical',
    message: `${DISCREPANCIES[broken.kind]} ${broken.kind.replaceAll('_', ' ')}: ${broken.subject}: ${broken.detail}.`,
    ...(broken.orderId ? { orderId: broken.orderId } : {}),
    ...(broken.fulfillmentId ? { fulfillmentId: broken.fulfillmentId } : {}),
  });
}
