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
import { outsides, type SeenOrders, settledBefore } from './seen-orders';
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
  const judge = new Judge(ctx, before, report);
  const rows = await checkRows(ctx);
  await judge.hear(rows, 'invariant_violated', null);
  for await (const outside of outsides(ctx, seen, new Date(startedAt.getTime() - WINDOW_MS), report))
    await judge.hear(await checkSides(ctx, outside, settledBefore(startedAt)), 'discrepancy', outside);
  const findings = [...(await judge.healed()), ...judge.findings];
  // Our own rows are judged whole in every run; what the outside said about an order stays until a person closes it.
  await resolveAlerts(ctx, 'invariant_violated', rows.map(keyOf));
  return findings;
}

/** Of all that is heard only what is wrong is kept, and each of it is judged once. */
class Judge {
  readonly findings: SyncFinding[] = [];
  readonly #ctx: Ctx;
  readonly #before: readonly Violation[];
  readonly #report: SyncReport;
  readonly #heard = new Set<string>();

  constructor(ctx: Ctx, before: readonly Violation[], report: SyncReport) {
    this.#ctx = ctx;
    this.#before = before;
    this.#report = report;
  }

  /** `outside`: who said so, to be asked again after the repair. */
  async hear(
    broken: readonly Violation[],
    alert: 'invariant_violated' | 'discrepancy',
    outside: Outside | null,
  ): Promise<void> {
    const news = broken.filter((each) => !this.#heard.has(keyOf(each)));
    const open: Violation[] = [];
    for (const each of news) {
      this.#heard.add(keyOf(each));
      if (OWN_STEPS.includes(each.kind) && !this.#before.some((known) => keyOf(known) === keyOf(each))) continue;
      if (await repair(this.#ctx, each)) {
        this.#report.changed += 1;
        await resolveAlert(this.#ctx, alert, keyOf(each));
        this.findings.push(findingOf(each, 'repaired'));
      } else open.push(each);
    }
    if (open.length === 0) return;
    // A webhook may have ended it between the look and the repair.
    const still = outside && new Set((await checkSides(this.#ctx, outside, null)).map(keyOf));
    for (const each of open) {
      const persists = still === null || still.has(keyOf(each));
      if (persists) await ask(this.#ctx, each, alert);
      else await resolveAlert(this.#ctx, alert, keyOf(each));
      this.findings.push(findingOf(each, persists ? 'attention' : 'repaired'));
    }
  }

  /** What was found before and nobody has said again. */
  async healed(): Promise<SyncFinding[]> {
    const gone = this.#before.filter((each) => !this.#heard.has(keyOf(each)));
    // Nothing here brings back what a provider has lost; whoever looked has raised the alert.
    const isLost = ({ kind }: Violation) => kind === 'provider_order_missing';
    for (const each of gone.filter((each) => !isLost(each))) await resolveAlert(this.#ctx, 'discrepancy', keyOf(each));
    return gone.map((each) => findingOf(each, isLost(each) ? 'attention' : 'repaired'));
  }
}

const keyOf = ({ kind, subject }: Violation) => `${kind}:${subject}`;

function findingOf({ kind, subject, detail }: Violation, outcome: SyncFinding['outcome']): SyncFinding {
  return { kind, subject, detail, outcome };
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
