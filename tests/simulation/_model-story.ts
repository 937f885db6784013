import { sql } from 'drizzle-orm';
import { AppError, ProviderError } from '@/lib/domain/core/errors';
import { redrive } from '@/lib/services/backoffice/queues/redrive';
import type { CheckoutInput } from '@/lib/services/checkout/checkout-input';
import { cancelOrder } from '@/lib/services/order/cancel/cancel-order';
import { syncOrder } from '@/lib/services/order/sync-order';
import { recoverSince } from '@/lib/services/sync/recover-since';
import { runPodSync } from '@/lib/services/sync/run-pod-sync';
import type { Harness } from '../support/harness';
import { type Action, CARDS } from './_model-actions';
import { happen } from './_model-happenings';
import { type Outside, outsideOf } from './_model-outside';
import { loseJob, nextJobAt, type Processes, workOff } from './_model-processes';

type Placed = Awaited<ReturnType<Harness['checkout']>>;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const DRAIN_ROUNDS = 200;

/** One history: a shopper, staff, providers, a bank and a network that all do what they like. */
export class Story {
  /** By order id: somebody was told that it is canceled. */
  readonly canceled = new Set<string>();
  readonly placed: (Placed | null)[] = [null, null];
  #spoiled = false;

  constructor(
    readonly h: Harness,
    readonly processes: Processes,
    readonly cart: CheckoutInput,
  ) {}

  get outside(): Outside {
    return outsideOf(this.h.sandbox);
  }

  /** Does one action; what is not possible now does nothing. Throws what no caller could explain to a person. */
  async perform(action: Action): Promise<void> {
    await this.#act(action);
    await this.h.sandbox.world.deliveries.settled();
    this.passes(1_000);
  }

  passes(ms: number): void {
    this.h.later(ms);
  }

  /** All is well from here on, and everybody does what is due, until nobody has anything to do. */
  async drain(): Promise<void> {
    this.processes.forget();
    this.#heal();
    await this.#quiet();
    this.passes(20 * MINUTE_MS);
    await this.h.sandbox.world.deliveries.settled();
    const found = await this.#sync();
    await this.#quiet();
    // Another one where the first may have left something to the next, or a day must pass.
    const unpaid = await this.h.ctx.db.execute(sql`select 1 from orders where paid_at is null and canceled_at is null`);
    if (found === 0 && unpaid.length === 0) return;
    this.passes(DAY_MS + MINUTE_MS);
    await this.h.sandbox.world.deliveries.settled();
    await this.#sync();
    await this.#quiet();
  }

  async #quiet(): Promise<void> {
    const { ctx } = this.h;
    for (let round = 0; round < DRAIN_ROUNDS; round += 1) {
      await this.h.sandbox.world.deliveries.settled();
      if ((await this.#work(99)) > 0) continue;
      const next = await nextJobAt(ctx);
      if (next === null) return;
      this.passes(Math.max(1_000, next.getTime() - ctx.clock.now().getTime()));
    }
    throw new Error('there is always something left to do');
  }

  #work(jobs: number): Promise<number> {
    return workOff(this.h.ctx, this.processes, jobs, () => this.passes(500));
  }

  #heal(): void {
    this.h.sandbox.world.faults.set({});
    this.#spoiled = false;
  }

  async #act(action: Action): Promise<void> {
    const { h } = this;
    const order = 'order' in action ? this.placed[action.order] : undefined;
    switch (action.do) {
      case 'check out':
        await this.#checkOut(action.order, this.cart);
        return;
      case 'change the cart':
        await this.#checkOut(action.order, { ...this.cart, email: 'grace@example.com' });
        return;
      case 'pay':
        if (order) await this.#inBrowser(h.pay(order, CARDS[action.card]));
        return;
      case 'challenge':
        if (order) await this.#inBrowser(h.challenge(order, action.outcome));
        return;
      case 'cancel':
        if (order) await this.#cancel(order.orderId, action);
        return;
      case 'work':
        await this.#work(action.jobs);
        return;
      case 'die':
        this.processes.arm(action.point);
        return;
      case 'wake':
        await this.#asked(() => this.processes.wake());
        return;
      case 'sync':
        await this.#sync();
        return;
      case 'resync':
        if (order) await this.#asked(() => syncOrder(this.#staff, { orderId: order.orderId }));
        return;
      case 'recover':
        await this.#asked(() =>
          recoverSince(this.#staff, { since: new Date(h.ctx.clock.now().getTime() - 2 * DAY_MS) }),
        );
        return;
      case 'redrive':
        await this.#asked(() => redrive(this.#staff, { all: 'effects' }));
        await this.#asked(() => redrive(this.#staff, { all: 'events' }));
        return;
      case 'lose job':
        await loseJob(h.ctx);
        return;
      case 'wait':
        this.passes(action.minutes * MINUTE_MS);
        return;
      case 'spoil calls':
      case 'spoil webhooks':
        this.#spoil(action);
        return;
      case 'heal':
        this.#heal();
        return;
      default:
        happen(h.sandbox, action, order?.paymentIntentId);
    }
  }

  async #checkOut(index: number, input: CheckoutInput): Promise<void> {
    const answer = await this.#asked(() => this.h.checkout(input, `key-${index}`));
    if (answer) this.placed[index] = answer;
  }

  async #cancel(orderId: string, { by, everything }: Extract<Action, { do: 'cancel' }>): Promise<void> {
    const ctx = by === 'staff' ? this.#staff : this.h.as({ kind: 'order_token', orderId, strength: 'strong' });
    const wish = by === 'staff' && everything ? { refundUnstoppable: true } : {};
    const answer = await this.#asked(() => cancelOrder(ctx, { orderId, ...wish }));
    if (answer) this.canceled.add(orderId);
  }

  /** How much it found to do, or null when it came to no end. */
  async #sync(): Promise<number | null> {
    const report = await this.#asked(() => runPodSync(this.h.ctx, 'model'));
    if (report && !this.#spoiled && report.errors.length > 0)
      throw new Error(`the sync failed although all is well: ${report.errors.join('; ')}`);
    return report === null ? null : report.changed + report.findings.length;
  }

  #spoil(action: Extract<Action, { do: 'spoil calls' | 'spoil webhooks' }>): void {
    this.#spoiled = true;
    const { service, rate, seed } = action;
    const { faults } = this.h.sandbox.world;
    faults.set({
      ...faults.plan,
      seed,
      ...(action.do === 'spoil calls'
        ? { api: { ...faults.plan.api, [service]: { [action.fault]: rate } } }
        : {
            webhooks: {
              ...faults.plan.webhooks,
              [service]: Object.fromEntries(action.faults.map((fault) => [fault, rate])),
            },
          }),
    });
  }

  /** The shopper may never hear how it went. */
  async #inBrowser(call: Promise<number>): Promise<void> {
    await call.catch((error: unknown) => {
      if (!this.#spoiled) throw error;
    });
  }

  /** Null when the process died or the answer was an error that a caller can be told. */
  async #asked<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      const outcome = await this.processes.run(work);
      return outcome.died ? null : outcome.value;
    } catch (error) {
      if (error instanceof AppError || error instanceof ProviderError) return null;
      throw error;
    }
  }

  get #staff() {
    return this.h.as({ kind: 'user', userId: 'staff', email: 'staff@example.com', role: 'owner' });
  }
}
