import type { ControlOrder, OrderAction } from '../core/world';
import { emitForOrder } from './events';
import type { Order } from './order';
import { type OrderStep, positionAfter } from './order-state';
import { dispatch, move } from './orders';
import { deliver, halfOf, ship, undelivered, unshipped } from './shipments';
import type { Shop } from './state';

/**
 * The actions Printify knows. `accept` is missing because its own timers do that,
 * `return` and `reship` because its API has no trace of a returned parcel.
 */
const ACTIONS = [
  'produce',
  'ship_some',
  'ship_all',
  'deliver',
  'hold',
  'release',
  'fail',
  'cancel',
  'cancel_line',
] as const;
type Action = (typeof ACTIONS)[number];

export function controlView(order: Order): ControlOrder {
  return {
    service: 'printify',
    id: order.id,
    externalId: order.externalId,
    status: order.status,
    confirmed: order.sentAtMs !== null,
    itemCount: order.lines.reduce((sum, line) => sum + line.quantity, 0),
    shipments: order.shipments.map(({ id, number, deliveredAtMs }) => ({
      id,
      trackingNumber: number,
      delivered: deliveredAtMs !== null,
    })),
    createdAtMs: order.createdAtMs,
    actions: ACTIONS.filter((action) => isPossible(order, action)),
    next: nextAction(order),
  };
}

/** A reason that speaks of payment turns a hold into a failed charge. */
export function act(shop: Shop, id: string, action: OrderAction, reason: string | undefined): void {
  const order = shop.orders.get(id);
  if (!order) throw new Error(`there is no Printify order ${id}`);
  const known = ACTIONS.find((each) => each === action);
  if (!known || !isPossible(order, known)) throw new Error(`order ${id} is ${order.status}: it cannot ${action} now`);
  if (known === 'deliver') {
    deliver(shop, order);
    return;
  }
  const isUnpaid = known === 'hold' && /pay|charge|card/i.test(reason ?? '');
  const step: OrderStep = isUnpaid && positionAfter(order, 'decline') ? 'decline' : known;
  if (step === 'produce') dispatch(shop, order);
  if (step === 'ship_some') ship(shop, order, halfOf(unshipped(order)));
  if (step === 'ship_all') ship(shop, order, unshipped(order));
  if (step === 'hold' || step === 'decline' || step === 'fail') order.stopReason = reason ?? null;
  if (step === 'release') order.stopReason = null;
  if (step === 'cancel_line') cancelLastLine(shop, order);
  move(shop, order, step);
}

/** Whole lines that nothing of has left, as long as another one goes on. */
function cancelable(order: Order) {
  const whole = unshipped(order).filter(({ line, quantity }) => quantity === line.quantity);
  return order.lines.filter(({ isCanceled }) => !isCanceled).length > 1 ? whole : [];
}

function cancelLastLine(shop: Shop, order: Order): void {
  const last = cancelable(order).at(-1);
  if (!last) throw new Error(`no line of ${order.id} can be canceled by itself`);
  last.line.isCanceled = true;
  emitForOrder(shop, 'order:updated', order, { status: order.status });
}

function isPossible(order: Order, action: Action): boolean {
  if (action === 'cancel_line' && (cancelable(order).length === 0 || unshipped(order).length < 2)) return false;
  if (action === 'deliver') return undelivered(order).length > 0;
  if (action === 'ship_some' && halfOf(unshipped(order)).length === 0) return false;
  return positionAfter(order, action) !== null;
}

/** Null wherever the merchant or a person has to do something first, and while Printify still passes an order on. */
function nextAction(order: Order): OrderAction | null {
  switch (order.status) {
    case 'sending-to-production':
      return order.dispatchedAtMs === null ? null : 'produce';
    case 'in-production':
    case 'partially-fulfilled':
      return 'ship_all';
    case 'fulfilled':
      return undelivered(order).length > 0 ? 'deliver' : null;
    case 'pending':
    case 'cost-calculation':
    case 'on-hold':
    case 'payment-not-received':
    case 'has-issues':
    case 'canceled':
      return null;
  }
}
