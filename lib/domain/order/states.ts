/**
 * What is kept of an order, and what each of it may become: a state, and the states it may move to. Code asks `mayMove`,
 * guarded updates ask `mayBecome`, and the database's CHECK constraints name the same states. The sets beside each
 * table are the only place where states are listed; `oneOf` (`db/one-of`) makes SQL of them.
 */
type Moves<State extends string> = { readonly [From in State]: readonly State[] };
type Sets<State extends string> = Record<string, readonly State[]>;

const moves = <State extends string>(table: { readonly [From in State]: readonly NoInfer<State>[] }): Moves<State> =>
  table;

export function mayMove<State extends string>(table: Moves<State>, from: State, to: NoInfer<State>): boolean {
  return table[from].includes(to);
}

/** From where `to` may be reached: what a guarded update demands of the row. */
export function mayBecome<State extends string>(table: Moves<State>, to: NoInfer<State>): State[] {
  return statesOf(table).filter((from) => mayMove(table, from, to));
}

export function statesOf<State extends string>(table: Moves<State>): State[] {
  return Object.keys(table) as State[];
}

export function isOneOf<State extends string, Some extends State>(state: State, set: readonly Some[]): state is Some {
  return set.some((each) => each === state);
}

/** How far each state is, by its place in the table. */
const ranks = <State extends string>(table: Moves<State>) =>
  Object.fromEntries(statesOf(table).map((state, place) => [state, place * 10])) as Record<State, number>;

/**
 * What was captured is never unpaid again; a refund that failed comes back. `held` does not fit the order; a bank asks
 * about what is `warned`, has taken back what is `disputed`, and keeps what is `charged_back`. What is `awaiting` the
 * shopper pays elsewhere, within days.
 */
export const PAYMENT = moves({
  unpaid: ['awaiting', 'processing', 'held', 'paid', 'failed'],
  awaiting: ['processing', 'held', 'paid', 'failed'],
  processing: ['held', 'paid', 'failed'],
  held: ['paid', 'refunded', 'disputed', 'charged_back'],
  paid: ['partially_refunded', 'warned', 'refunded', 'disputed', 'charged_back'],
  partially_refunded: ['paid', 'warned', 'refunded', 'disputed', 'charged_back'],
  warned: ['paid', 'partially_refunded', 'refunded', 'disputed', 'charged_back'],
  refunded: ['held', 'paid', 'partially_refunded', 'warned', 'disputed', 'charged_back'],
  disputed: ['held', 'paid', 'partially_refunded', 'warned', 'refunded', 'charged_back'],
  charged_back: ['held', 'paid', 'partially_refunded', 'warned', 'refunded', 'disputed'],
  failed: ['awaiting', 'processing', 'held', 'paid'],
});
export type PaymentStatus = keyof typeof PAYMENT;
export const PAYMENTS = {
  /** The money was captured and is (at least partly) ours: only then may anything be sent to a provider. */
  paid: ['paid', 'partially_refunded'],
  /** The money came in, whatever became of it. */
  captured: ['held', 'paid', 'partially_refunded', 'warned', 'refunded', 'disputed', 'charged_back'],
  /** Some of it is here and may be given back. */
  refundable: ['held', 'paid', 'partially_refunded', 'warned'],
  /** Giving any of it back would pay twice. */
  withBank: ['disputed', 'charged_back'],
  contested: ['warned', 'disputed'],
  uncaptured: ['unpaid', 'awaiting', 'processing', 'failed'],
  uncharged: ['unpaid', 'awaiting', 'failed'],
  /** Nothing is charged, and the shopper may still pay. */
  payable: ['unpaid', 'failed'],
  /** It may come by itself, days later: nothing is called off or offered once more. */
  underWay: ['awaiting', 'processing'],
  /** The last word is not said. */
  unsettled: ['awaiting', 'processing', 'held', 'warned', 'disputed'],
} as const satisfies Sets<PaymentStatus>;

export const isPaid = (payment: PaymentStatus) => isOneOf(payment, PAYMENTS.paid);

/** Money on its way back, as Stripe tells it. A bank may return what it had taken, weeks later. */
export const REFUND = moves({
  pending: ['requires_action', 'succeeded', 'failed', 'canceled'],
  requires_action: ['pending', 'succeeded', 'failed', 'canceled'],
  succeeded: ['failed'],
  failed: [],
  canceled: [],
});
export type RefundState = keyof typeof REFUND;
export const REFUNDS = {
  /** The shopper does not have it yet: the bank, the balance or the shopper is waited for. */
  underWay: ['pending', 'requires_action'],
  gone: ['pending', 'requires_action', 'succeeded'],
} as const satisfies Sets<RefundState>;

/** What a bank or a card network says against a payment. A closed question may come back as a chargeback. */
export const DISPUTE_KINDS = ['chargeback', 'inquiry', 'fraud_warning'] as const;
export type DisputeKind = (typeof DISPUTE_KINDS)[number];
export const DISPUTE = moves({
  needs_response: ['under_review', 'won', 'lost', 'closed'],
  under_review: ['needs_response', 'won', 'lost', 'closed'],
  won: ['needs_response'],
  lost: ['needs_response', 'under_review', 'won'],
  closed: ['needs_response'],
});
export type DisputeState = keyof typeof DISPUTE;
export const DISPUTES = { open: ['needs_response', 'under_review'] } as const satisfies Sets<DisputeState>;

/**
 * The part of an order that one provider prints. It only climbs, but what came back may go out again (`AGAIN`). `canceled`
 * and `failed` are reached from below `shipped`, and a failed one may climb again once it is mended there.
 */
export const FULFILLMENT = moves({
  pending: ['confirmed', 'in_production', 'shipped', 'delivered', 'returned', 'canceled', 'failed'],
  confirmed: ['in_production', 'shipped', 'delivered', 'returned', 'canceled', 'failed'],
  in_production: ['shipped', 'delivered', 'returned', 'canceled', 'failed'],
  shipped: ['delivered', 'returned'],
  delivered: ['returned'],
  returned: ['shipped', 'delivered'],
  failed: ['pending', 'confirmed', 'in_production', 'shipped', 'delivered', 'returned', 'canceled'],
  canceled: [],
});
export type FulfillmentStatus = keyof typeof FULFILLMENT;

/** How far a part is. */
export const RANK = ranks(FULFILLMENT);

/** The one way back: only where another of its packages is on its way or has arrived. */
export const AGAIN = { from: 'returned', to: ['shipped', 'delivered'] } as const;

export const FULFILLMENTS = {
  /** Not with a provider: it may be submitted, or submitted again. */
  submittable: ['pending', 'failed'],
  /** Until production, and what could not be produced. */
  stoppable: ['pending', 'confirmed', 'failed'],
  making: ['confirmed', 'in_production'],
  unshipped: ['pending', 'confirmed', 'in_production'],
  /** Taken on and not known to have arrived. */
  atWork: ['confirmed', 'in_production', 'shipped'],
  coming: ['pending', 'confirmed', 'in_production', 'shipped'],
  /** The road of something that is printed when it is ordered, step by step. */
  road: ['pending', 'confirmed', 'in_production', 'shipped', 'delivered'],
  printing: ['in_production', 'shipped', 'delivered'],
  accepted: ['confirmed', 'in_production', 'shipped', 'delivered', 'returned'],
  shipped: ['shipped', 'delivered', 'returned'],
  settled: ['delivered', 'returned'],
  /** What staff may enter of it where no provider tells. */
  entered: ['in_production', 'shipped', 'delivered', 'returned', 'canceled'],
  stopped: ['canceled', 'failed'],
  /** The provider may have news of it. */
  open: ['pending', 'confirmed', 'in_production', 'shipped', 'failed'],
} as const satisfies Sets<FulfillmentStatus>;

/** An order's status is no machine: it is worked out from its parts (`orderStatusOf`). */
export const ORDER_STATUSES = [...statesOf(FULFILLMENT), 'on_hold'] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

export const ORDERS = {
  coming: [...FULFILLMENTS.coming, 'on_hold'],
  /** Nothing of it was accepted yet, as far as one word can tell. */
  unaccepted: ['pending', 'on_hold'],
  left: ['shipped', 'delivered'],
  /** It has arrived or never will. */
  over: ['delivered', 'canceled', 'failed', 'returned'],
  /** Nothing comes of it any more; what failed may still be mended. */
  done: ['delivered', 'canceled', 'returned'],
  /** There is no day to wait for. */
  unexpected: ['canceled', 'failed', 'returned'],
  /** That its day has passed is no news. */
  undated: ['delivered', 'on_hold'],
} as const satisfies Sets<OrderStatus>;

/** Packages climb like parts do, and what is known of one is never forgotten. */
export const PACKAGE = moves({
  pending: ['shipped', 'delivered', 'returned', 'canceled'],
  shipped: ['delivered', 'returned', 'canceled'],
  delivered: ['returned', 'canceled'],
  returned: ['canceled'],
  canceled: [],
});
export type PackageStatus = keyof typeof PACKAGE;

export const PACKAGE_RANK = ranks(PACKAGE);

export const PACKAGES = {
  coming: ['pending', 'shipped'],
  left: ['shipped', 'delivered'],
  unexpected: ['returned', 'canceled'],
  /** It has left; a canceled one may never have. */
  shipped: ['shipped', 'delivered', 'returned'],
} as const satisfies Sets<PackageStatus>;

/** done | dropped (no longer wanted) | attention (refused, a person must look) | dead (given up). All can be revived. */
export const EFFECT = moves({
  pending: ['done', 'dropped', 'attention', 'dead'],
  done: ['pending'],
  dropped: ['pending'],
  attention: ['pending'],
  dead: ['pending'],
});
export type EffectState = keyof typeof EFFECT;
export const EFFECTS = {
  settled: ['done', 'dropped'],
  /** Waits for a person. */
  givenUp: ['attention', 'dead'],
  owed: ['pending', 'attention', 'dead'],
  /** Still to be done, by us or once a person has looked. */
  undone: ['pending', 'attention'],
  /** It ended without what was asked for. */
  unfulfilled: ['dropped', 'attention'],
  /** Neither done nor in front of a person. */
  missing: ['pending', 'dropped'],
} as const satisfies Sets<EffectState>;

/** A message in the inbox. All but what waits can be read again. */
export const MESSAGE = moves({
  received: ['processed', 'ignored', 'dead'],
  processed: ['received'],
  ignored: ['received'],
  dead: ['received'],
});
export type MessageState = keyof typeof MESSAGE;
export const MESSAGES = {
  worked: ['processed', 'ignored'],
  unworked: ['received', 'dead'],
} as const satisfies Sets<MessageState>;

/** A preview of a design that a print shop draws. */
export const MOCKUP = moves({
  waiting: ['drawing', 'failed'],
  drawing: ['ready', 'failed'],
  ready: [],
  failed: ['waiting'],
});
export type MockupState = keyof typeof MOCKUP;
export const MOCKUPS = {
  coming: ['waiting', 'drawing'],
  ended: ['ready', 'failed'],
} as const satisfies Sets<MockupState>;

/** A reading of a provider's store. What broke off may be taken up where it stopped. */
export const CATALOGUE_RUN = moves({ running: ['stopped', 'done'], stopped: ['running'], done: [] });
export type CatalogueRunState = keyof typeof CATALOGUE_RUN;

/** What staff asked to give back. */
export const REFUND_REQUEST = moves({ pending: ['approved', 'rejected'], approved: [], rejected: [] });
export type RefundRequestState = keyof typeof REFUND_REQUEST;

/** What a person must look at; the same cause again opens it anew. */
export const ALERT = moves({ open: ['acknowledged', 'resolved'], acknowledged: ['resolved'], resolved: ['open'] });
export type AlertState = keyof typeof ALERT;

/** `queues`: what a list is asked for; what is open there is unresolved. */
export const ALERTS = {
  unresolved: ['open', 'acknowledged'],
  queues: ['open', 'resolved'],
} as const satisfies Sets<AlertState>;
