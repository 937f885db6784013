import type { OrderAction } from '../core/world';
import type { Order, OrderStatus } from './order';
import { atHand, unshipped } from './shipments';

export type V1OrderEvent =
  | 'order_created'
  | 'order_updated'
  | 'order_failed'
  | 'order_canceled'
  | 'order_put_hold'
  | 'order_put_hold_approval'
  | 'order_remove_hold'
  | 'package_shipped'
  | 'package_returned';
export type V2OrderEvent =
  | Exclude<V1OrderEvent, 'package_shipped' | 'package_returned'>
  | 'shipment_sent'
  | 'shipment_out_of_stock'
  | 'shipment_delivered'
  | 'shipment_returned';

export type Move = {
  from: readonly OrderStatus[];
  /** A status, or what it becomes given the order as it is before the move. */
  to: OrderStatus | ((order: Order) => OrderStatus);
  /** What must be so beside the status. */
  when?: (order: Order) => boolean;
  /** Events in the order they go out. `order_updated` always doubles up on the specific one. */
  v1: readonly V1OrderEvent[];
  v2: readonly V2OrderEvent[];
};

/** An order with this many pieces is looked at by a person before it is taken on. */
const REVIEW_FROM_QUANTITY = 50;
const unchanged = (order: Order): OrderStatus => order.status;
const updated = ['order_updated'] as const;

/** The whole life of an order. Nothing else changes a status. */
export const MOVES = {
  create: { from: [], to: 'draft', v1: ['order_created', ...updated], v2: ['order_created', ...updated] },
  edit: { from: ['draft', 'failed'], to: unchanged, v1: updated, v2: updated },
  confirm: {
    from: ['draft', 'failed'],
    to: (order) => (unshipped(order).length >= REVIEW_FROM_QUANTITY ? 'inreview' : 'pending'),
    v1: updated,
    v2: updated,
  },
  accept: { from: ['inreview'], to: 'pending', v1: updated, v2: updated },
  produce: { from: ['pending'], to: 'inprocess', v1: updated, v2: updated },
  fail: {
    from: ['inreview', 'pending', 'onhold'],
    to: 'failed',
    when: (order) => order.shipments.length === 0,
    v1: ['order_failed', ...updated],
    v2: ['order_failed', ...updated],
  },
  hold: {
    from: ['inreview', 'pending', 'inprocess', 'partial'],
    to: 'onhold',
    v1: ['order_put_hold', ...updated],
    v2: ['order_put_hold', ...updated],
  },
  askApproval: {
    from: ['inreview', 'pending'],
    to: 'onhold',
    v1: ['order_put_hold_approval', ...updated],
    v2: ['order_put_hold_approval', ...updated],
  },
  /** What is to be packed is not there. The order's own status tells nothing of it, and v1 nothing at all. */
  stockOut: {
    from: ['inprocess', 'partial'],
    to: unchanged,
    when: (order) => order.stuckParcel === null,
    v1: [],
    v2: ['shipment_out_of_stock'],
  },
  restock: {
    from: ['inprocess', 'partial'],
    to: unchanged,
    when: (order) => order.stuckParcel !== null,
    v1: [],
    v2: ['shipment_out_of_stock'],
  },
  release: {
    from: ['onhold'],
    to: (order) => (order.heldFrom === 'partial' ? 'partial' : 'inprocess'),
    v1: ['order_remove_hold', ...updated],
    v2: ['order_remove_hold', ...updated],
  },
  shipSome: {
    from: ['inprocess', 'partial'],
    to: 'partial',
    when: (order) => unshipped(order).length >= 2,
    v1: ['package_shipped', ...updated],
    v2: ['shipment_sent', ...updated],
  },
  shipAll: {
    from: ['inprocess', 'partial'],
    to: 'fulfilled',
    v1: ['package_shipped', ...updated],
    v2: ['shipment_sent', ...updated],
  },
  deliver: {
    from: ['partial', 'fulfilled', 'onhold', 'canceled'],
    to: unchanged,
    when: (order) => order.shipments.some((shipment) => shipment.deliveredMs === null && atHand(shipment)),
    v1: [],
    v2: ['shipment_delivered'],
  },
  return: {
    from: ['partial', 'fulfilled', 'onhold', 'canceled'],
    to: unchanged,
    when: (order) => order.shipments.some(atHand),
    v1: ['package_returned'],
    v2: ['shipment_returned'],
  },
  /** All of it once more, after a parcel was lost or came back. */
  reship: {
    from: ['fulfilled'],
    to: unchanged,
    v1: ['package_shipped', ...updated],
    v2: ['shipment_sent', ...updated],
  },
  /** The API's own cancel: refused while reviewed and once production began. */
  cancel: {
    from: ['draft', 'pending', 'failed', 'onhold'],
    to: 'canceled',
    when: (order) => order.status !== 'onhold' || order.heldFrom === 'pending',
    v1: ['order_canceled', ...updated],
    v2: ['order_canceled', ...updated],
  },
  /** Printful's staff can also stop what is being made, and what is left of an order after its first parcel. */
  cancelByStaff: {
    from: ['inreview', 'pending', 'failed', 'inprocess', 'partial', 'onhold'],
    to: 'canceled',
    v1: ['order_canceled', ...updated],
    v2: ['order_canceled', ...updated],
  },
  /** What deleting an unconfirmed draft in the dashboard really does. */
  archive: { from: ['draft'], to: 'archived', v1: updated, v2: updated },
} satisfies Record<string, Move>;

export type Trigger = keyof typeof MOVES;

export function canMove(order: Order, trigger: Trigger): boolean {
  const move: Move = MOVES[trigger];
  return move.from.includes(order.status) && (move.when?.(order) ?? true);
}

const TRIGGERS: Readonly<Record<OrderAction, readonly Trigger[]>> = {
  accept: ['accept'],
  produce: ['produce'],
  ship_some: ['shipSome'],
  ship_all: ['shipAll'],
  deliver: ['deliver'],
  hold: ['hold'],
  release: ['release'],
  ask_approval: ['askApproval'],
  stock_out: ['stockOut'],
  restock: ['restock'],
  fail: ['fail'],
  return: ['return'],
  reship: ['reship'],
  cancel: ['cancelByStaff', 'archive'],
  // Its API knows no status of a line.
  cancel_line: [],
};

/** The move a control action stands for now, if it is possible now. */
export const triggerFor = (order: Order, action: OrderAction): Trigger | undefined =>
  TRIGGERS[action].find((trigger) => canMove(order, trigger));

/** What autopilot does next: onward to delivered, two parcels where there are several lines. */
export function nextAction(order: Order): OrderAction | null {
  if (order.status === 'inreview') return 'accept';
  if (order.status === 'pending') return 'produce';
  if (order.status === 'inprocess' && order.content.items.length > 1) return 'ship_some';
  if (order.status === 'inprocess' || order.status === 'partial') return 'ship_all';
  if (order.status === 'fulfilled' && canMove(order, 'deliver')) return 'deliver';
  return null;
}
