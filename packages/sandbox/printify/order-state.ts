/** Printify's own spelling: hyphens, one l in `canceled`. There is no `shipped` and no `delivered`. */
export type OrderStatus =
  | 'pending'
  | 'cost-calculation'
  | 'on-hold'
  | 'payment-not-received'
  | 'sending-to-production'
  | 'in-production'
  | 'partially-fulfilled'
  | 'fulfilled'
  | 'has-issues'
  | 'canceled';

export type OrderStep =
  /** Printify's own clock. */
  | 'calculate'
  | 'price'
  /** The merchant, over the API. */
  | 'send'
  | 'withdraw'
  /** Printify and its print providers, from /control. */
  | 'produce'
  | 'ship_some'
  | 'ship_all'
  | 'hold'
  | 'decline'
  | 'fail'
  | 'release'
  | 'cancel'
  /** One line of several; the rest goes on. */
  | 'cancel_line';

/** `stopped-in` is the status a hold or an issue interrupted. */
type Target = OrderStatus | 'stopped-in';

/** The whole life of an order. A step that a status does not list is refused. */
export const ORDER_MACHINE: Record<OrderStatus, Partial<Record<OrderStep, Target>>> = {
  pending: { calculate: 'cost-calculation', cancel: 'canceled' },
  'cost-calculation': { price: 'on-hold', cancel: 'canceled' },
  'on-hold': {
    send: 'sending-to-production',
    withdraw: 'canceled',
    release: 'stopped-in',
    fail: 'has-issues',
    cancel: 'canceled',
  },
  'payment-not-received': { withdraw: 'canceled', release: 'stopped-in', cancel: 'canceled' },
  'sending-to-production': {
    produce: 'in-production',
    hold: 'on-hold',
    decline: 'payment-not-received',
    fail: 'has-issues',
    cancel: 'canceled',
    cancel_line: 'sending-to-production',
  },
  'in-production': {
    ship_some: 'partially-fulfilled',
    ship_all: 'fulfilled',
    hold: 'on-hold',
    fail: 'has-issues',
    cancel: 'canceled',
    cancel_line: 'in-production',
  },
  'partially-fulfilled': { ship_some: 'partially-fulfilled', ship_all: 'fulfilled', cancel: 'canceled' },
  fulfilled: {},
  'has-issues': { release: 'stopped-in', cancel: 'canceled' },
  canceled: {},
};

type Position = { status: OrderStatus; stoppedIn: OrderStatus | null };

/** Where the step leads from here, or null where it is refused. */
export function positionAfter({ status, stoppedIn }: Position, step: OrderStep): Position | null {
  const target = ORDER_MACHINE[status][step];
  if (target === undefined) return null;
  if (target === 'stopped-in') return stoppedIn && { status: stoppedIn, stoppedIn: null };
  const interrupts = step === 'hold' || step === 'decline' || step === 'fail';
  return { status: target, stoppedIn: interrupts ? (stoppedIn ?? status) : null };
}

/** Before this, and after a cancellation, an order shows no costs. */
export function showsCosts(status: OrderStatus): boolean {
  return status !== 'pending' && status !== 'cost-calculation' && status !== 'canceled';
}
