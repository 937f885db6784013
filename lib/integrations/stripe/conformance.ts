import { randomUUID } from 'node:crypto';
import type Stripe from 'stripe';
import { AppError } from '@/lib/domain/core/errors';
import type { Env } from '@/lib/platform/env';
import { type Check, type Conformance, NotTold, refusalOfCall, type Stage, told, wordsOf } from '../conformance/check';
import { type Calls, createStripeClient, observedCalls } from './client';
import { readEvent } from './events';
import { StripeGateway } from './gateway';
import { API_VERSION } from './registration';

type Kit = { stripe: Stripe; call: Calls; gateway: StripeGateway; payment: CheckPayment; stage: Stage };

const AMOUNT_MINOR = 1000;
const PAGE = 20;
const EVENTS = ['payment_intent.succeeded', 'payment_intent.canceled', 'payment_intent.processing'];
const LOOK_AGAIN_MS = 2_000;
const LOOKS = 6;

/** What Stripe's documents leave open, or what we know of it at second hand, asked of an account. */
export function openConformance(env: Env, stage: Stage): Conformance | null {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_API_URL: baseUrl, livemode } = env;
  if (!secretKey) return null;
  const stripe = createStripeClient({ secretKey, baseUrl });
  const call = observedCalls(async () => undefined, { secretKey });
  const gateway = new StripeGateway({ secretKey, baseUrl }, async () => undefined);
  const payment = new CheckPayment(stripe, call, gateway);
  const kit = { stripe, call, gateway, payment, stage };
  return {
    label: 'Stripe',
    plan: [
      'reads payments, events, webhook endpoints and payment methods',
      livemode
        ? 'makes nothing: the key is a live one'
        : `makes one payment of ${AMOUNT_MINOR / 100} USD in test mode, which nobody pays, and cancels it`,
    ],
    readOnly: livemode ? 'it makes a payment: only with a test key' : null,
    checks: [...readings(kit), ...making(kit), ...ending(kit)],
    tidyUp: () => payment.callOff(),
    secrets: [secretKey],
  };
}

/** One payment in test mode that nobody makes. */
class CheckPayment {
  readonly orderId = `conformance-${randomUUID()}`;
  readonly #stripe: Stripe;
  readonly #call: Calls;
  readonly #gateway: StripeGateway;
  readonly #made = new Set<string>();
  #first: Promise<Stripe.PaymentIntent> | undefined;

  constructor(stripe: Stripe, call: Calls, gateway: StripeGateway) {
    this.#stripe = stripe;
    this.#call = call;
    this.#gateway = gateway;
  }

  first(): Promise<Stripe.PaymentIntent> {
    this.#first ??= this.make();
    return this.#first;
  }

  /** Always under one key. */
  async make(amount: number = AMOUNT_MINOR): Promise<Stripe.Response<Stripe.PaymentIntent>> {
    const intent = await this.#call(() =>
      this.#stripe.paymentIntents.create(
        {
          amount,
          currency: 'usd',
          automatic_payment_methods: { enabled: true },
          metadata: { order_id: this.orderId },
          description: 'A conformance check, never paid',
        },
        { idempotencyKey: this.orderId },
      ),
    );
    this.#made.add(intent.id);
    return intent;
  }

  async callOff(): Promise<string[]> {
    const left: string[] = [];
    for (const id of this.#made) {
      const refusal = await refusalOfCall(() => this.#gateway.cancelPayment(id));
      if (refusal) left.push(`payment ${id} was not canceled (${wordsOf(refusal)}): cancel it there`);
    }
    return left;
  }
}

function readings({ stripe, call }: Kit): Check[] {
  return [
    {
      name: 'version',
      assumed: `Stripe answers in ${API_VERSION}`,
      look: async () => {
        const { lastResponse } = await call(() => stripe.paymentIntents.list({ limit: 1 }));
        const version = lastResponse.apiVersion;
        if (!version) throw new NotTold('no such header');
        return told(version === API_VERSION, version);
      },
    },
    {
      name: 'unknown-payment',
      assumed: 'a payment that nobody made is refused with 404 and resource_missing',
      look: async () => {
        const id = `pi_conformance${randomUUID().replaceAll('-', '').slice(0, 12)}`;
        const refusal = await refusalOfCall(() => call(() => stripe.paymentIntents.retrieve(id)));
        const holds = refusal?.httpStatus === 404 && refusal.providerCode === 'resource_missing';
        return told(holds, refusal ? wordsOf(refusal) : 'it was answered');
      },
    },
    {
      name: 'payment-methods',
      assumed: 'a configuration of payment methods tells under card whether it is available',
      look: async () => {
        const { data } = await call(() => stripe.paymentMethodConfigurations.list({ limit: PAGE }));
        if (data.length === 0) throw new NotTold('no configuration');
        const telling = data.filter(({ card }) => typeof card?.available === 'boolean');
        return told(telling.length > 0, `${telling.length} of ${data.length} tell it`);
      },
    },
    {
      name: 'endpoints',
      assumed: 'an endpoint tells its events, its status and its API version, and never again its secret',
      look: async () => {
        const { data } = await call(() => stripe.webhookEndpoints.list({ limit: PAGE }));
        if (data.length === 0) throw new NotTold('nothing is registered');
        const again = data.filter(({ secret }) => secret !== undefined).length;
        const whole = data.filter(({ status, enabled_events, api_version }) => {
          return ['enabled', 'disabled'].includes(status) && enabled_events.length > 0 && api_version !== undefined;
        });
        return told(
          again === 0 && whole.length === data.length,
          `${whole.length} of ${data.length} tell it, ${again} with a secret`,
        );
      },
    },
  ];
}

function making({ gateway, payment, stage }: Kit): Check[] {
  return [
    {
      name: 'new-payment',
      assumed: 'a new payment waits for a payment method, has a client secret and is of the key’s mode',
      makes: true,
      look: async () => {
        const { status, client_secret: secret, livemode } = await payment.first();
        const holds = status === 'requires_payment_method' && secret !== null && !livemode;
        return told(holds, `${status}, ${secret === null ? 'no' : 'a'} client secret, ${livemode ? 'live' : 'test'}`);
      },
    },
    {
      name: 'same-key',
      assumed: 'the same request under the same key brings the same payment and says that it is a replay',
      makes: true,
      look: async () => {
        const [first, again] = [await payment.first(), await payment.make()];
        const replayed = again.lastResponse.headers['idempotent-replayed'] === 'true';
        const same = first.id === again.id;
        return told(same && replayed, `${same ? 'the same' : 'another'} payment, ${replayed ? '' : 'not '}replayed`);
      },
    },
    {
      name: 'other-request-same-key',
      assumed: 'another request under the same key is refused for good with 400',
      makes: true,
      look: async () => {
        await payment.first();
        const refusal = await refusalOfCall(() => payment.make(AMOUNT_MINOR + 1));
        const holds = refusal?.httpStatus === 400 && refusal.kind === 'rejected';
        return told(holds, refusal ? wordsOf(refusal) : 'taken');
      },
    },
    {
      name: 'found-by-order',
      assumed: 'a payment stands in the list of its minute at once, with our metadata',
      makes: true,
      look: async () => {
        const { id, created } = await payment.first();
        const asked = stage.now();
        const found = await gateway.findPayment(payment.orderId, new Date(created * 1000));
        return told(found?.id === id, found ? 'found' : `not there after ${stage.now() - asked} ms`);
      },
    },
  ];
}

function ending({ stripe, call, gateway, payment, stage }: Kit): Check[] {
  return [
    {
      name: 'nothing-against-it',
      assumed: 'refunds, disputes and fraud warnings can be asked for by payment, also where there are none',
      makes: true,
      look: async () => {
        const { id } = await payment.first();
        const refunds = await gateway.listRefunds(id);
        const { disputes } = await gateway.readPayment(id, { disputes: true });
        const count = refunds.length + (disputes?.length ?? 0);
        return told(disputes !== null && count === 0, `${count} found`);
      },
    },
    {
      name: 'cancel',
      assumed: 'an unpaid payment is canceled at once; asked again, it is refused as payment_intent_unexpected_state',
      makes: true,
      look: async () => {
        const { id } = await payment.first();
        const canceled = await gateway.cancelPayment(id);
        const refusal = await refusalOfCall(() => call(() => stripe.paymentIntents.cancel(id)));
        const holds = canceled && refusal?.providerCode === 'payment_intent_unexpected_state';
        return told(holds, `${canceled ? 'canceled' : 'open'}, again: ${refusal ? wordsOf(refusal) : 'answered'}`);
      },
    },
    {
      name: 'events',
      assumed: 'events can be listed by type, each readable by us and naming its payment, newest first',
      look: async () => {
        for (let looks = 0; looks < LOOKS; looks += 1) {
          if (looks > 0) await stage.wait(LOOK_AGAIN_MS);
          const { data } = await call(() => stripe.events.list({ limit: PAGE, types: EVENTS }));
          if (data.length > 0) return readable(data);
        }
        throw new NotTold('no such events within the last thirty days');
      },
    },
  ];
}

function readable(events: Stripe.Event[]) {
  try {
    const read = events.map(readEvent);
    const named = read.filter(({ paymentIntentId }) => paymentIntentId !== null).length;
    const falls = read.every(({ created }, place) => place === 0 || created <= (read[place - 1]?.created ?? created));
    return told(named === read.length && falls, `${named} of ${read.length} named, ${falls ? '' : 'not '}newest first`);
  } catch (error) {
    if (error instanceof AppError) return told(false, 'an event that we cannot read');
    throw error;
  }
}
