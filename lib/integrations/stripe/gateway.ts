import type Stripe from 'stripe';
import type { Recipient } from '@/lib/domain/address/recipient';
import { ProviderError } from '@/lib/domain/core/errors';
import { isOneOf, REFUNDS } from '@/lib/domain/order/states';
import type { CallObserver } from '../call-observer';
import { StripeAccount } from './account';
import { createStripeClient, observedCalls, type StripeConfig } from './client';
import { answerDispute, type Evidence, listDisputes } from './disputes';
import { readEvent, type StripeEvent } from './events';
import {
  feeOf,
  type ListedPayment,
  type ListedRefund,
  listedPayment,
  listedRefund,
  type PaymentSnapshot,
  type RefundSnapshot,
  readRefund,
  snapshotOf,
} from './mapper';
import { StripeWebhooks } from './registration';

export type CreatePayment = {
  orderId: string;
  orderNumber: string;
  amountMinor: number;
  currency: string;
  email: string;
  recipient: Recipient;
  orderedAt: Date;
  /** From 1, counted up whenever Stripe answered with a failure of its own. */
  attempt: number;
};

const MINUTE_S = 60;
const DAY_S = 86_400;
const PAGE = 100;
/** Of one payment: far more than anybody makes. */
const MAX_REFUNDS = 10_000;

/** Payments through Stripe. Every method may throw ProviderError. */
export class StripeGateway {
  /** What Stripe tells us, and how it is told to. */
  readonly webhooks: StripeWebhooks;
  readonly account: StripeAccount;
  readonly #stripe: Stripe;
  readonly #call: ReturnType<typeof observedCalls>;

  constructor(config: StripeConfig, observe: CallObserver) {
    this.#stripe = createStripeClient(config);
    this.#call = observedCalls(observe, config);
    this.webhooks = new StripeWebhooks(this.#stripe, this.#call);
    this.account = new StripeAccount(this.#stripe, this.#call);
  }

  /**
   * The key is derived from the order row, so a repeat after a lost answer returns the same PaymentIntent. A failure
   * Stripe has kept under a key is repeated for ever: a later attempt looks for the order's intent, then takes a new key.
   */
  async createPayment(input: CreatePayment): Promise<{ id: string; clientSecret: string }> {
    const { recipient } = input;
    const earlier = input.attempt > 1 ? await this.findPayment(input.orderId, input.orderedAt) : null;
    if (earlier?.client_secret) return { id: earlier.id, clientSecret: earlier.client_secret };
    const intent = await this.#call(() =>
      this.#stripe.paymentIntents.create(
        {
          amount: input.amountMinor,
          currency: input.currency.toLowerCase(),
          automatic_payment_methods: { enabled: true },
          metadata: { order_id: input.orderId, order_number: input.orderNumber },
          // Nothing that may change between two tries: the same key must bring the same words.
          description: `Order ${input.orderNumber}`,
          receipt_email: input.email,
          shipping: {
            name: recipient.name,
            ...(recipient.phone === undefined ? {} : { phone: recipient.phone }),
            address: {
              line1: recipient.line1,
              city: recipient.city,
              postal_code: recipient.postalCode,
              country: recipient.country,
              ...(recipient.line2 === undefined ? {} : { line2: recipient.line2 }),
              ...(recipient.state === undefined ? {} : { state: recipient.state }),
            },
          },
        },
        { idempotencyKey: `order:${input.orderId}:pay:${input.attempt}` },
      ),
    );
    if (intent.client_secret === null) throw new Error('Stripe returned a PaymentIntent without a client secret');
    return { id: intent.id, clientSecret: intent.client_secret };
  }

  /** The PaymentIntent that names this order, asked for within a day of it; null when there is none. */
  async findPayment(orderId: string, orderedAt: Date): Promise<Stripe.PaymentIntent | null> {
    const orderedS = Math.floor(orderedAt.getTime() / 1000);
    const created = { gte: orderedS - MINUTE_S, lte: orderedS + DAY_S };
    return this.#call(async () => {
      for await (const intent of this.#stripe.paymentIntents.list({ created, limit: 100 }))
        if (intent.metadata['order_id'] === orderId) return intent;
      return null;
    });
  }

  /** Disputes show on the charge, inquiries and fraud warnings do not: who has heard of one asks for them. */
  async readPayment(paymentIntentId: string, { disputes = false } = {}): Promise<PaymentSnapshot> {
    const intent = await this.#call(() =>
      this.#stripe.paymentIntents.retrieve(paymentIntentId, { expand: ['latest_charge'] }),
    );
    return this.#snapshot(intent, disputes);
  }

  async #snapshot(intent: Stripe.PaymentIntent, asked: boolean): Promise<PaymentSnapshot> {
    // A failed refund leaves no trace on the charge, so refunds are read whenever there was something to refund.
    const refunds = intent.status === 'succeeded' ? await this.listRefunds(intent.id) : [];
    const { latest_charge: charge } = intent;
    const shows = charge !== null && typeof charge !== 'string' && charge.disputed;
    const disputes = asked || shows ? await this.#call(() => listDisputes(this.#stripe, intent.id)) : null;
    return snapshotOf(intent, refunds, disputes);
  }

  answerDispute(input: { disputeId: string; evidence: Evidence; key: string }): Promise<boolean> {
    return this.#call(() => answerDispute(this.#stripe, input));
  }

  /** The payment with Stripe's fee (null until the charge is booked) and Stripe's own words, secret left out. */
  async inspectPayment(paymentIntentId: string): Promise<{
    payment: PaymentSnapshot;
    fee: { amountMinor: number; currency: string } | null;
    raw: Record<string, unknown>;
  }> {
    const intent = await this.#call(() =>
      this.#stripe.paymentIntents.retrieve(paymentIntentId, { expand: ['latest_charge.balance_transaction'] }),
    );
    const { client_secret: _secret, ...raw } = intent;
    return { payment: await this.#snapshot(intent, true), fee: feeOf(intent), raw };
  }

  /** Where a person finds a payment in Stripe's dashboard. */
  paymentUrl(paymentIntentId: string, livemode: boolean): string {
    return `https://dashboard.stripe.com/${livemode ? '' : 'test/'}payments/${encodeURIComponent(paymentIntentId)}`;
  }

  async listRefunds(paymentIntentId: string): Promise<RefundSnapshot[]> {
    const listed = this.#stripe.refunds.list({ payment_intent: paymentIntentId, limit: PAGE });
    const refunds = await this.#call(() => listed.autoPagingToArray({ limit: MAX_REFUNDS }));
    return refunds.map(readRefund);
  }

  /** Refunds asked for since a time, whenever their payments were made, page by page. */
  async *listRefundsSince(since: Date): AsyncGenerator<ListedRefund[]> {
    const created = { gte: Math.floor(since.getTime() / 1000) };
    for await (const page of this.#pages((from) => this.#stripe.refunds.list({ created, limit: PAGE, ...from })))
      yield page.flatMap(listedRefund);
  }

  /** Payments made since a time with what was given back of them, for comparing books, page by page. */
  async *listPayments(since: Date): AsyncGenerator<ListedPayment[]> {
    const asked = { created: { gte: Math.floor(since.getTime() / 1000) }, limit: PAGE, expand: ['data.latest_charge'] };
    for await (const page of this.#pages((from) => this.#stripe.paymentIntents.list({ ...asked, ...from })))
      yield page.map(listedPayment);
  }

  /** Each page is asked for when the one before it was dealt with: a day of any size takes the room of one. */
  async *#pages<T extends { id: string }>(
    ask: (from: { starting_after?: string }) => Promise<Stripe.ApiList<T>>,
  ): AsyncGenerator<T[]> {
    for (let from: { starting_after?: string } | null = {}; from !== null; ) {
      const start: { starting_after?: string } = from;
      const page = await this.#call(() => ask(start));
      yield page.data;
      const last = page.data.at(-1);
      from = page.has_more && last ? { starting_after: last.id } : null;
    }
  }

  /** False when it can no longer be canceled (it succeeded meanwhile). */
  async cancelPayment(paymentIntentId: string): Promise<boolean> {
    try {
      const intent = await this.#call(() => this.#stripe.paymentIntents.cancel(paymentIntentId));
      return intent.status === 'canceled';
    } catch (error) {
      if (error instanceof ProviderError && error.providerCode === 'payment_intent_unexpected_state') {
        return (await this.readPayment(paymentIntentId)).status === 'canceled';
      }
      throw error;
    }
  }

  /**
   * Returns money once per `effectId`: an earlier refund of that effect is found by its metadata before anything is
   * asked for, since Stripe may forget an idempotency key after 24 h.
   */
  async refund(input: {
    paymentIntentId: string;
    amountMinor: number;
    effectId: string;
    /** From 1, counted up whenever Stripe answered with a failure of its own. */
    attempt: number;
  }): Promise<RefundSnapshot> {
    // One that the bank sent back is no refund any more.
    const earlier = (await this.listRefunds(input.paymentIntentId)).find(
      ({ effectId, status }) => effectId === input.effectId && isOneOf(status, REFUNDS.gone),
    );
    if (earlier) return earlier;
    const refund = await this.#call(() =>
      this.#stripe.refunds.create(
        {
          payment_intent: input.paymentIntentId,
          amount: input.amountMinor,
          reason: 'requested_by_customer',
          metadata: { effect_id: input.effectId },
        },
        { idempotencyKey: `refund:${input.effectId}:${input.attempt}` },
      ),
    );
    return readRefund(refund);
  }

  /** Events since a time, oldest first, for healing missed webhooks. Stripe keeps them for 30 days. */
  async listEvents(since: Date): Promise<{ event: StripeEvent; rawBody: string }[]> {
    const found: { event: StripeEvent; rawBody: string }[] = [];
    await this.#call(async () => {
      const created = { gte: Math.floor(since.getTime() / 1000) - MINUTE_S };
      for await (const event of this.#stripe.events.list({ created, limit: 100 })) {
        found.push({ event: readEvent(event), rawBody: JSON.stringify(event) });
      }
    });
    return found.reverse();
  }
}
