import Stripe from 'stripe';
import { type Receiver, startReceiver } from '../../packages/sandbox/tests/receiver';
import { startStripe, type TestServer } from '../../packages/sandbox/tests/stripe-server';

export const SECRET_KEY = 'sk_test_contract0001';
export const PUBLISHABLE_KEY = 'pk_test_contract0001';
export const RETURN_URL = 'http://127.0.0.1/back';

/** The sandbox, the real SDK talking to it, and a webhook endpoint that hears everything. */
export type Scene = {
  server: TestServer;
  receiver: Receiver;
  stripe: Stripe;
  webhookSecret: string;
  /** A call as Stripe.js makes it. */
  browser: (
    path: string,
    params?: Record<string, string>,
  ) => Promise<{ status: number; body: unknown; headers: Headers }>;
  /** Types of the events about this thing, in the order they were made. */
  eventsAbout: (id: string) => Promise<string[]>;
  close: () => Promise<void>;
};

export async function setScene(): Promise<Scene> {
  const server = await startStripe();
  const receiver = await startReceiver();
  const stripe = sdkFor(server);
  const { secret } = await stripe.webhookEndpoints.create({ url: receiver.url, enabled_events: ['*'] });
  if (secret === undefined) throw new Error('a new webhook endpoint came without its secret');
  return {
    server,
    receiver,
    stripe,
    webhookSecret: secret,
    browser: async (path, params) => {
      const response = await fetch(`${server.origin}${path}`, {
        method: params ? 'POST' : 'GET',
        headers: { Authorization: `Bearer ${PUBLISHABLE_KEY}` },
        ...(params ? { body: new URLSearchParams(params) } : {}),
      });
      return { status: response.status, body: await response.json(), headers: response.headers };
    },
    eventsAbout: async (id) => {
      const { data } = await stripe.events.list({ limit: 100 });
      return data
        .filter((event) => JSON.stringify(event.data.object).includes(id))
        .map(({ type }) => type)
        .reverse();
    },
    close: async () => {
      await server.close();
      await receiver.close();
    },
  };
}

export function sdkFor(
  server: TestServer,
  options: { key?: string; retries?: number; timeoutMs?: number } = {},
): Stripe {
  return new Stripe(options.key ?? SECRET_KEY, {
    host: '127.0.0.1',
    port: server.port,
    protocol: 'http',
    maxNetworkRetries: options.retries ?? 0,
    ...(options.timeoutMs === undefined ? {} : { timeout: options.timeoutMs }),
  });
}

/** What the shop asks Stripe for. */
export const ORDER = {
  amount: 4200,
  currency: 'usd',
  description: 'Order FBZ20261124000001',
  receipt_email: 'sam@example.com',
  metadata: { order_id: 'o1' },
  shipping: {
    name: 'Sam Lee',
    address: { line1: '1 Main St', city: 'Salem', state: 'OR', postal_code: '97301', country: 'US' },
  },
} satisfies Stripe.PaymentIntentCreateParams;

/** The form Stripe.js fills in for a typed card. */
export function typedCard(number: string, year = '2034'): Record<string, string> {
  return {
    'payment_method_data[type]': 'card',
    'payment_method_data[card][number]': number,
    'payment_method_data[card][exp_month]': '12',
    'payment_method_data[card][exp_year]': year,
    'payment_method_data[card][cvc]': number.length === 15 ? '1234' : '123',
    'payment_method_data[billing_details][name]': 'Sam Lee',
    'payment_method_data[billing_details][address][postal_code]': '97301',
    return_url: RETURN_URL,
    use_stripe_sdk: 'true',
  };
}

/** The error a call failed with. Throws where it did not fail the way Stripe fails. */
export async function stripeError(work: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
  throw new Error('the call went through');
}
