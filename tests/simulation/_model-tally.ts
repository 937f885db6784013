import { CRASH_POINTS, type CrashPoint } from '@/lib/engine/crash-points';
import { moneyOf } from './_model-outside';
import type { OrderSeen, Seen } from './_model-watch';

const MILESTONES: Record<string, (order: OrderSeen, seen: Seen) => boolean> = {
  paid: (order, { outside }) => moneyOf(outside, order.id).capturedMinor > 0,
  confirmed: (order, { outside }) =>
    outside.podOrders.some(
      ({ confirmed, externalId }) => confirmed && order.parts.some(({ external_id }) => external_id === externalId),
    ),
  shipped: ({ parts }) => parts.some(({ packages }) => packages.length > 0),
  delivered: ({ parts }) => parts.some(({ status }) => status === 'delivered'),
  canceled: ({ parts }) => parts.some(({ status }) => status === 'canceled'),
  'partly refunded': ({ payment_status }) => payment_status === 'partially_refunded',
  refunded: ({ payment_status }) => payment_status === 'refunded',
  disputed: (order, { outside }) => moneyOf(outside, order.id).disputes.length > 0,
};

/** How far the histories came: what nobody reaches, nothing is proved about. */
export class Tally {
  readonly died = new Map<CrashPoint, number>();
  readonly #reached = new Map<string, number>(Object.keys(MILESTONES).map((name) => [name, 0]));

  count(seen: Seen): void {
    for (const [name, isReached] of Object.entries(MILESTONES)) {
      if (seen.orders.some((order) => isReached(order, seen)))
        this.#reached.set(name, (this.#reached.get(name) ?? 0) + 1);
    }
  }

  get missing(): string[] {
    return [
      ...[...this.#reached].filter(([, count]) => count === 0).map(([name]) => `an order ${name}`),
      ...CRASH_POINTS.filter((point) => !this.died.has(point)).map((point) => `a death at ${point}`),
    ];
  }

  toString(): string {
    const counts = (map: Map<string, number>) => [...map].map(([name, count]) => `${name} ${count}`).join(', ');
    return `Orders: ${counts(this.#reached)}. Deaths: ${counts(this.died)}.`;
  }
}
