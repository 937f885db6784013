import type { PodOrder } from '@/lib/domain/order/pod';
import type { Ctx } from '@/lib/engine/ctx';
import type { Outside } from './invariants/compare-sides';
import type { SyncReport } from './sync-report';

/** What the providers' lists showed in this run. */
export type SeenOrders = { provider: string; orders: PodOrder[] }[];

const NOTHING: Outside = { complete: false, payments: [], refunds: [], podOrders: [] };

/** Not complete: a list's newest pages. */
export function outsideOf(seen: SeenOrders): Outside {
  return {
    ...NOTHING,
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

/** The other side's books: Stripe's payments and refunds `since`, each page compared before the next is read, and the lists. */
export async function* outsides(
  ctx: Ctx,
  seen: SeenOrders,
  since: Date,
  report: Pick<SyncReport, 'requests'>,
): AsyncGenerator<Outside> {
  if (ctx.env.STRIPE_SECRET_KEY === undefined) return yield outsideOf(seen);
  for await (const payments of ctx.stripe.listPayments(since)) {
    report.requests += 1;
    yield { ...NOTHING, payments };
  }
  for await (const refunds of ctx.stripe.listRefundsSince(since)) {
    report.requests += 1;
    yield { ...NOTHING, refunds };
  }
  yield outsideOf(seen);
}

/** What moves right now is not a discrepancy: webhooks and jobs get two minutes. */
export function settledBefore(now: Date): Date {
  return new Date(now.getTime() - 120_000);
}
