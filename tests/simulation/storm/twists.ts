import type { OrderAction } from '../../../packages/sandbox/core/world';
import type { Cluster } from '../cluster';
import { ask, type Placed } from '../shopper';
import type { Script } from './scripts';
import { pause, tolerate } from './tolerate';

type StripeSide = {
  charges: { id: string; payment_intent: string }[];
  disputes: { id: string; payment_intent: string | null; status: string }[];
  refunds: { id: string; payment_intent: string | null; status: string; pending_reason?: string }[];
};

/** What becomes of one order beside the storm, as its script says. */
export class Twists {
  readonly #cluster: Cluster;
  readonly #held: string[] = [];

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
  }

  async play(order: Placed, script: Script): Promise<void> {
    if (script.card === 'disputed' || script.card === 'inquiry') await tolerate(() => this.#bankDecides(order, script));
    await tolerate(() => this.#twist(order, script));
  }

  /** What waited for the balance to be topped up is sent. */
  async topUp(): Promise<void> {
    for (const id of this.#held) await tolerate(async () => this.#dashboard('settleRefund', { id }));
  }

  async #twist(order: Placed, { twist, n }: Script): Promise<unknown> {
    const cancel = (by: 'customer' | 'staff', refundUnstoppable?: boolean) =>
      ask(this.#cluster, '/cancel', { orderId: order.orderId, by, refundUnstoppable });
    const refund = (more: { amount?: number } = {}) =>
      this.#dashboard('refundInDashboard', { id: order.paymentIntentId, ...more });
    switch (twist) {
      case 'none':
        return;
      case 'customer_cancels':
        return cancel('customer');
      case 'staff_cancels':
        return cancel('staff', true);
      case 'refunded_in_dashboard':
        return refund();
      case 'partly_refunded_in_dashboard':
        return refund({ amount: 300 });
      case 'refunded_beside':
        return Promise.all([cancel('staff', true), tolerate(async () => refund({ amount: 300 }))]);
      case 'balance_empty':
        await cancel('staff', true);
        return this.#hold(order);
      case 'provider_cancels':
        return this.#act(order, ['cancel']);
      case 'provider_cancels_line':
        return this.#act(order, ['cancel_line']);
      case 'provider_ships_some_and_cancels':
        return this.#act(order, ['produce', 'ship_some', 'cancel']);
      case 'provider_fails':
        return this.#act(order, ['fail']);
      case 'provider_holds':
        await this.#act(order, ['hold']);
        await pause(2_000);
        return this.#act(order, ['release']);
      case 'dispute_won':
      case 'dispute_lost': {
        const charge = this.#stripe().charges.find(({ payment_intent }) => payment_intent === order.paymentIntentId);
        this.#dashboard('openDispute', { id: charge?.id, inquiry: n % 4 === 0 });
        await pause(3_000);
        return this.#close(order, twist === 'dispute_won' ? 'won' : 'lost');
      }
    }
  }

  async #bankDecides(order: Placed, { n }: Script): Promise<void> {
    await pause(4_000);
    if (n % 3 !== 0) this.#close(order, n % 3 === 1 ? 'won' : 'lost');
  }

  #close(order: Placed, outcome: 'won' | 'lost'): void {
    for (const { id, payment_intent } of this.#stripe().disputes)
      if (payment_intent === order.paymentIntentId) this.#dashboard('closeDispute', { id, outcome });
  }

  /** The balance does not cover the refund of a cancel, whenever that is asked for. */
  async #hold(order: Placed): Promise<void> {
    for (let tries = 0; tries < 40; tries += 1) {
      const found = this.#stripe().refunds.find(({ payment_intent }) => payment_intent === order.paymentIntentId);
      if (found) {
        this.#dashboard('holdRefund', { id: found.id });
        this.#held.push(found.id);
        return;
      }
      await pause(500);
    }
  }

  /** At the first of its print shops that has it. */
  async #act(order: Placed, actions: readonly OrderAction[]): Promise<void> {
    const { ctx, sandbox } = this.#cluster;
    const parts = await ctx.db.query.fulfillments.findMany({
      where: (part, { eq }) => eq(part.orderId, order.orderId),
    });
    for (const { provider, podOrderId } of parts.filter((part) => part.podOrderId !== null).slice(0, 1)) {
      const service = provider === 'printful' ? sandbox.printful : sandbox.printify;
      for (const action of actions) await tolerate(async () => service.act(podOrderId ?? '', action));
    }
  }

  #stripe(): StripeSide {
    return this.#cluster.sandbox.stripe.dump() as StripeSide;
  }

  #dashboard(verb: string, input: object): unknown {
    return this.#cluster.sandbox.stripe.control[verb]?.(input);
  }
}
