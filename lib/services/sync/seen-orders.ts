import type { PodOrder } from '@/lib/domain/order/pod';
import type { Outside } from './invariants/compare-sides';

/** What the providers' lists showed in this run. */
export type SeenOrders = { provider: string; orders: PodOrder[] }[];

/** Not complete: a list's newest pages, payments and refunds of the last day. */
export function outsideOf(seen: SeenOrders, money: Partial<Pick<Outside, 'payments' | 'refunds'>> = {}): Outside {
  return {
    complete: false,
    payments: money.payments ?? [],
    refunds: money.refunds ?? [],
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

/** What moves right now is not a discrepancy: webhooks and jobs get two minutes. */
export function settledBefore(now: Date): Date {
  return new Date(now.getTime() - 120_000);
}
