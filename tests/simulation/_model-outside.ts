import type { ControlOrder } from '../../packages/sandbox/core/world';
import type { Sandbox } from '../../packages/sandbox/host';

type StripeBooks = {
  payment_intents: { id: string; status: string; metadata: Record<string, string> }[];
  charges: {
    id: string;
    payment_intent: string | null;
    status: string;
    amount: number;
    amount_refunded: number;
    payment_method: string;
  }[];
  refunds: {
    id: string;
    payment_intent: string | null;
    amount: number;
    status: string;
    metadata: Record<string, string>;
  }[];
  disputes: { id: string; charge: string; status: string }[];
  events: { id: string }[];
};

/** What the three services hold, read from their own memory: the only witness that counts. */
export type Outside = {
  stripe: StripeBooks;
  podOrders: ControlOrder[];
  deliveries: Sandbox['world']['deliveries']['log'];
};

/** One order's money as Stripe has it. */
export type MoneyOf = {
  intentStatus: string | null;
  charges: StripeBooks['charges'];
  capturedMinor: number;
  refunds: StripeBooks['refunds'];
  /** Refunds that arrived or are on their way. */
  backMinor: number;
  failedRefund: boolean;
  disputes: StripeBooks['disputes'];
};

export function outsideOf(sandbox: Sandbox): Outside {
  return {
    stripe: sandbox.stripe.dump() as StripeBooks,
    podOrders: [...sandbox.printful.orders(), ...sandbox.printify.orders()],
    deliveries: sandbox.world.deliveries.log,
  };
}

export function moneyOf({ stripe }: Outside, orderId: string): MoneyOf {
  const intents = stripe.payment_intents.filter(({ metadata }) => metadata['order_id'] === orderId);
  const ids = intents.map(({ id }) => id);
  const about = ({ payment_intent }: { payment_intent: string | null }) => ids.includes(payment_intent ?? '');
  const charges = stripe.charges.filter((charge) => about(charge) && charge.status === 'succeeded');
  const refunds = stripe.refunds.filter(about);
  const sum = (rows: { amount: number }[]) => rows.reduce((total, { amount }) => total + amount, 0);
  return {
    intentStatus: intents[0]?.status ?? null,
    charges,
    capturedMinor: sum(charges),
    refunds,
    backMinor: sum(refunds.filter(({ status }) => status === 'succeeded' || status === 'pending')),
    failedRefund: refunds.some(({ status }) => status === 'failed'),
    disputes: stripe.disputes.filter(({ charge }) => charges.some(({ id }) => id === charge)),
  };
}
