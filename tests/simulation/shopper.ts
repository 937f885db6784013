import type { Ctx } from '@/lib/engine/ctx';
import { listProducts } from '@/lib/services/catalogue/list-products';
import { quoteCheckout } from '@/lib/services/checkout/quote-checkout';
import { cardForm, PUBLISHABLE_KEY } from '../support/paying';
import type { Cluster } from './cluster';
import type { Script } from './storm/scripts';

const RECIPIENT = {
  name: 'Ada Lovelace',
  line1: '12 Market Street',
  city: 'San Francisco',
  state: 'CA',
  postalCode: '94105',
  country: 'US',
};

export type Placed = { orderId: string; paymentIntentId: string; clientSecret: string };

/** The carts people can have, priced once: what a product page shows. */
export async function openShop(ctx: Ctx) {
  const { products } = await listProducts(ctx, {});
  const variantsOf = (cart: Script['cart'] | string, lines: number): string[] => {
    const ids = products
      .filter((product) =>
        cart === 'yen' ? product.currency === 'JPY' : product.provider === cart && product.currency === 'USD',
      )
      .flatMap(({ variants }) => variants.find(({ available }) => available)?.id ?? [])
      .slice(0, lines);
    if (ids.length === 0) throw new Error(`nothing to sell for ${cart}`);
    return ids;
  };
  const known = new Map<string, object>();
  return {
    async checkout(script: Script): Promise<object> {
      const carts = script.cart === 'both' ? ['printful', 'printify'] : [script.cart];
      const key = `${script.cart} ${script.lines} ${script.quantity}`;
      const found = known.get(key);
      if (found) return found;
      const items = carts
        .flatMap((cart) => variantsOf(cart, script.lines))
        .map((variantId) => ({ variantId, quantity: script.quantity }));
      const { country, state, postalCode } = RECIPIENT;
      const quote = await quoteCheckout(ctx, { items, destination: { country, state, postalCode } });
      const [choice] = quote.choices;
      if (!choice) throw new Error('nothing is delivered');
      const subtotal = quote.lines.reduce((sum, { unitMinor, quantity }) => sum + unitMinor * quantity, 0);
      const checkout = {
        items,
        email: 'ada@example.com',
        recipient: RECIPIENT,
        shippingChoice: choice.id,
        expectedTotalMinor: subtotal + choice.costMinor + (choice.taxMinor ?? 0),
        currency: quote.currency,
      };
      known.set(key, checkout);
      return checkout;
    },
  };
}

/** As a browser does: the same key again until there is an answer, whoever died meanwhile. */
export async function place(cluster: Cluster, checkout: object, script: Script, seed: number): Promise<Placed | null> {
  const body = {
    checkout: { ...checkout, email: `shopper${script.n}@example.com` },
    key: `simulated-${seed}-${script.n}`,
  };
  return patiently(() => ask<Placed>(cluster, '/place', body));
}

/** Pays with the card of the script. Returns whether Stripe took the money. */
export async function pay(cluster: Cluster, order: Placed, script: Script): Promise<boolean> {
  switch (script.card) {
    case 'good':
      return confirm(cluster, order, '4242424242424242');
    case 'declined_first':
      await confirm(cluster, order, '4000000000009995');
      return confirm(cluster, order, '4242424242424242');
    case 'challenge_passed':
      await confirm(cluster, order, '4000002500003155');
      return challenge(cluster, order, 'complete');
    case 'challenge_failed':
      await confirm(cluster, order, '4000002500003155');
      return challenge(cluster, order, 'fail');
    case 'disputed':
      return confirm(cluster, order, '4000000000002685');
    case 'inquiry':
      return confirm(cluster, order, '4000000000001976');
    case 'fraud_warning':
      return confirm(cluster, order, '4000000000005423');
    case 'refund_pending':
      return confirm(cluster, order, '4000000000007726');
    case 'refund_failing':
      return confirm(cluster, order, '4000000000005126');
    case 'never_pays':
      return false;
  }
}

async function confirm(cluster: Cluster, order: Placed, card: string): Promise<boolean> {
  const path = `/v1/payment_intents/${order.paymentIntentId}/confirm`;
  const answer = await stripe(cluster, path, cardForm(order, card));
  return answer?.status === 'succeeded';
}

async function challenge(cluster: Cluster, order: Placed, outcome: 'complete' | 'fail'): Promise<boolean> {
  const path = `/v1/sandbox/challenge/${order.paymentIntentId}`;
  const answer = await stripe(cluster, path, { client_secret: order.clientSecret, outcome });
  return answer?.status === 'succeeded';
}

/** Stripe.js tries a broken call again; a declined card is an answer. */
function stripe(cluster: Cluster, path: string, form: Record<string, string>): Promise<{ status?: string } | null> {
  return patiently(async () => {
    const response = await fetch(`${cluster.sandbox.stripeUrl}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${PUBLISHABLE_KEY}` },
      body: new URLSearchParams(form),
      signal: AbortSignal.timeout(5_000),
    });
    if (response.status >= 500 || response.status === 429) throw new Error(`Stripe answered ${response.status}`);
    return (await response.json()) as { status?: string };
  });
}

/** POSTs to the shop. Throws when there is no good answer. */
export async function ask<T>(cluster: Cluster, path: string, body: object, timeoutMs = 45_000): Promise<T> {
  const response = await fetch(`${cluster.appUrl}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

const PATIENCE_MS = 60_000;

/** Null when it never worked: a customer who gives up. */
async function patiently<T>(work: () => Promise<T>): Promise<T | null> {
  const until = Date.now() + PATIENCE_MS;
  for (let tries = 1; Date.now() < until; tries += 1) {
    try {
      return await work();
    } catch {
      // Nobody there, or not now: that is what this whole exercise is about.
      await new Promise((resolve) => setTimeout(resolve, Math.min(2_000, 150 * tries)));
    }
  }
  return null;
}
