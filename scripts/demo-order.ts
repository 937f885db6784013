import { productsAnswer } from '@/lib/contracts/catalogue';
import { type CreatePaymentIntentAnswer, createPaymentIntentAnswer } from '@/lib/contracts/checkout';
import { toFacts } from '@/lib/contracts/facts';
import { type OrderTracking, orderTrackingAnswer } from '@/lib/contracts/orders';
import { shippingRatesAnswer } from '@/lib/contracts/shipping';
import type { PodService } from '../packages/sandbox/core/world';
import { confirmPayment } from '../tests/support/paying';
import { type Stack, startStack } from './stack';

/** One guest buys from both providers and gets everything. Exits 0 only if every promise held. */

const DEADLINE_MS = 80_000;
const startedAt = Date.now();
const say = (line: string) => console.log(`${((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)} s  ${line}`);

const RECIPIENT = {
  name: 'Ada Lovelace',
  line1: '12 Market Street',
  city: 'San Francisco',
  state: 'CA',
  postalCode: '94105',
  country: 'US',
};
const MAILS = ['Order confirmed', 'Being printed', 'On its way', 'Delivered'];
/** Days pass in seconds here: new dates that change again at once may be told in between, or not. */
const DELAY = 'Takes longer';

function check(holds: boolean, promise: string): void {
  if (!holds) throw new Error(`broken promise: ${promise}`);
  say(`✓ ${promise}`);
}

async function main(): Promise<void> {
  const stack = await startStack({ say });
  try {
    await buy(stack);
    say('all promises held');
  } finally {
    await stack.stop();
  }
}

async function buy(stack: Stack): Promise<void> {
  const { appUrl, sandbox } = stack;
  const api = apiOf(appUrl);
  const { products } = productsAnswer.parse(await api('GET', '/api/pod/products/unified'));
  const pick = (provider: string, count: number) =>
    products
      .filter((product) => product.provider === provider && product.available)
      .slice(0, count)
      .flatMap(({ variants }) => variants.filter(({ available }) => available).slice(0, 1));
  const chosen = [...pick('printful', 2), ...pick('printify', 1)];
  const items = chosen.map(({ id }) => ({ variant_id: id, quantity: 1 }));
  say(`cart: ${items.map(({ variant_id }) => variant_id).join(', ')}`);

  const { choices, subtotal_minor, currency } = shippingRatesAnswer.parse(
    await api('POST', '/api/pod/shipping-rates', {
      items,
      destination: { country: 'US', state: 'CA', postalCode: '94105', city: 'San Francisco' },
    }),
  );
  const standard = choices.find(({ id }) => id === 'standard');
  if (!standard) throw new Error('no standard delivery was offered');
  say(
    `delivery: ${choices.map(({ name, cost_minor, delivery_to }) => `${name} ${cost_minor / 100} by ${delivery_to}`).join(', ')}`,
  );

  const order = createPaymentIntentAnswer.parse(
    await api(
      'POST',
      '/api/payments/create-pod-payment-intent',
      {
        items,
        email: 'ada@example.com',
        recipient: RECIPIENT,
        shipping_choice: 'standard',
        expected_total_minor: subtotal_minor + standard.cost_minor + (standard.tax_minor ?? 0),
        currency,
      },
      { 'idempotency-key': `demo-order-${startedAt}` },
    ),
  );
  say(
    `order ${order.order_number} over ${order.amounts.total_minor / 100} ${order.amounts.currency}, payment ${order.payment_intent_id}`,
  );
  check(
    (await confirmPayment(sandbox.stripeUrl, toFacts(createPaymentIntentAnswer, order))) === 200,
    'the card is taken',
  );
  say('paid with 4242 4242 4242 4242');

  await follow(stack, order);
  await until('its mails have arrived', async () => (usualMails(sandbox).length >= MAILS.length ? true : null));
  await atTheOtherSide(stack, order.order_number);
}

/** From the print shops' word to the doorstep, seen through the tracking page's answer. */
async function follow({ appUrl, sandbox }: Stack, order: CreatePaymentIntentAnswer): Promise<void> {
  const api = apiOf(appUrl);
  const track = async () =>
    orderTrackingAnswer.parse(
      await api('GET', `/api/payments/order-tracking/${order.order_number}?token=${order.access_token}`),
    );
  const see = (what: string, holds: (view: OrderTracking) => boolean) =>
    until(what, async () => ((await track().then(holds)) ? await track() : null));
  await see(
    'both parts are confirmed',
    (view) => view.fulfillments.length === 2 && view.fulfillments.every(({ status }) => status === 'confirmed'),
  );
  await each([sandbox.printful, sandbox.printify], (service, id) => service.act(id, 'produce'));
  await see('both parts are being printed', (view) => view.status === 'in_production');
  await each([sandbox.printful], (service, id) => service.act(id, 'ship_some'));
  await see('the first package is on its way', (view) => view.packages.length === 1);
  await each([sandbox.printful, sandbox.printify], (service, id) => service.act(id, 'ship_all'));
  await see('three packages are on their way', (view) => view.packages.length === 3 && view.status === 'shipped');
  await each([sandbox.printful, sandbox.printify], (service, id) => service.act(id, 'deliver'));
  const end = await see('everything is delivered', (view) => view.status === 'delivered');
  for (const entry of end.timeline) say(`  ${entry.timestamp.slice(11, 19)} ${entry.title}`);
}

/** What the sandbox saw counts, not what our own tables say. */
async function atTheOtherSide({ sandbox }: Stack, number: string): Promise<void> {
  const charges = (sandbox.stripe.dump() as { charges: { status: string }[] }).charges;
  check(charges.length === 1 && charges[0]?.status === 'succeeded', 'one charge');
  const orders = [...sandbox.printful.orders(), ...sandbox.printify.orders()];
  check(orders.length === 2, 'two provider orders');
  check(
    orders.every(({ externalId }) => externalId?.startsWith(`${number}-`)),
    'each carries our number',
  );
  check(orders.flatMap(({ shipments }) => shipments).length === 3, 'three packages');
  check(
    orders.every(({ shipments }) => shipments.every(({ delivered }) => delivered)),
    'all delivered',
  );
  const mails = sandbox.mailbox.list();
  for (const { to, subject } of mails) say(`  mail to ${to}: ${subject}`);
  const left = [...MAILS];
  for (const { subject } of usualMails(sandbox)) {
    const index = left.findIndex((words) => subject.includes(words));
    if (index < 0) throw new Error(`a mail too many: ${subject}`);
    left.splice(index, 1);
  }
  check(left.length === 0, 'every mail once');
  await sandbox.world.deliveries.settled();
}

function usualMails(sandbox: Stack['sandbox']) {
  return sandbox.mailbox.list().filter(({ subject }) => !subject.includes(DELAY));
}

async function each(services: PodService[], act: (service: PodService, id: string) => void): Promise<void> {
  for (const service of services) for (const { id } of service.orders()) act(service, id);
}

function apiOf(appUrl: string) {
  return async (
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<unknown> => {
    const response = await fetch(appUrl + path, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  };
}

async function until<T>(what: string, look: () => Promise<T | null>): Promise<T> {
  while (Date.now() - startedAt < DEADLINE_MS * 3) {
    const found = await look();
    if (found !== null) {
      say(`✓ ${what}`);
      return found;
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`waited in vain: ${what}`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
