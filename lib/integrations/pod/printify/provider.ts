import { ProviderError } from '@/lib/domain/errors';
import type {
  CancelOutcome,
  CatalogueProduct,
  Draft,
  PodOrder,
  PodOrderPage,
  QuoteRequest,
  ShippingQuote,
  SubmitInput,
} from '@/lib/domain/pod';
import type { HttpClient } from '@/lib/platform/http-client';
import type { PodProvider } from '../provider';
import { createPrintifyClient, DuplicateOrder, type PrintifyClient, type PrintifyConfig } from './client';
import { normalise, orderOf, productOf, quotesOf, submitBody } from './mapper';
import * as schema from './schemas';
import { parsePrintify, TOPICS, verifyPrintify } from './webhooks';

const PRODUCTS_PAGE = 50;
const ORDERS_PAGE = 10;
const MAX_SEARCH_PAGES = 20;
const RENDERING_RETRY_MS = 10_000;

/** Create → wait until it rests on-hold → send_to_production. A POST itself is the look-up: duplicates are refused. */
export function createPrintify(
  config: PrintifyConfig,
  deps: { http?: HttpClient; now?: () => number } = {},
): PodProvider {
  const call = createPrintifyClient(config, deps);
  const shop = `/v1/shops/${config.shopId}`;
  return {
    id: 'printify',
    label: 'Printify',
    listProducts: () => listProducts(call, shop),
    quoteShipping: (request) => quoteShipping(call, shop, request),
    ensureDraft: (input) => ensureDraft(call, shop, input),
    confirm: (podOrderId) => confirm(call, shop, podOrderId),
    fetchOrder: (ref, seen) =>
      'podOrderId' in ref
        ? fetchOrder(call, shop, ref.podOrderId, seen)
        : searchOrder(call, shop, ref.externalId, seen),
    listOrders: (cursor) => listOrders(call, shop, cursor),
    cancel: (podOrderId) => cancel(call, shop, podOrderId),
    verifyWebhook: verifyPrintify,
    parseWebhook: parsePrintify,
    registerWebhooks: (input) => registerWebhooks(call, shop, input),
    async inspectWebhooks(url) {
      const missing = await missingTopics(call, shop, url);
      return missing.length === 0
        ? { inOrder: true, detail: `all ${TOPICS.length} topics go to ${url}` }
        : { inOrder: false, detail: `not registered for ${url}: ${missing.join(', ')}` };
    },
  };
}

async function* listProducts(call: PrintifyClient, shop: string): AsyncGenerator<CatalogueProduct> {
  for (let page = 1; ; page += 1) {
    const answer = await call(
      { method: 'GET', path: `${shop}/products.json`, query: { page, limit: PRODUCTS_PAGE } },
      schema.productListAnswer,
    );
    for (const product of answer.data) if (product.visible) yield productOf(product);
    if (page >= answer.last_page) return;
  }
}

async function quoteShipping(
  call: PrintifyClient,
  shop: string,
  { destination, items }: QuoteRequest,
): Promise<ShippingQuote[]> {
  const body = {
    line_items: items.map(({ providerProductId, providerVariantId, quantity }) => ({
      product_id: providerProductId,
      variant_id: Number(providerVariantId),
      quantity,
    })),
    address_to: {
      country: destination.country,
      region: destination.state ?? '',
      city: destination.city ?? '',
      zip: destination.postalCode ?? '',
    },
  };
  try {
    return quotesOf(
      await call({ method: 'POST', path: `${shop}/orders/shipping.json`, body }, schema.shippingAnswer),
      destination,
    );
  } catch (error) {
    // A destination that is not served is an answer, not a failure.
    if (error instanceof ProviderError && error.kind === 'rejected') return [];
    throw error;
  }
}

async function ensureDraft(call: PrintifyClient, shop: string, input: SubmitInput): Promise<Draft> {
  try {
    const made = await call(
      { method: 'POST', path: `${shop}/orders.json`, body: submitBody(input), timeoutMs: 40_000 },
      schema.submitAnswer,
    );
    return { podOrderId: made.id, existed: false };
  } catch (error) {
    if (error instanceof DuplicateOrder) return { podOrderId: error.podOrderId, existed: true };
    throw error;
  }
}

async function confirm(call: PrintifyClient, shop: string, podOrderId: string): Promise<void> {
  const path = `${shop}/orders/${podOrderId}`;
  if (mayBeSent(await call({ method: 'GET', path: `${path}.json` }, schema.orderAnswer)) === 'sent') return;
  try {
    await call({ method: 'POST', path: `${path}/send_to_production.json`, body: {} }, schema.looseAnswer);
  } catch (error) {
    const after = await call({ method: 'GET', path: `${path}.json` }, schema.orderAnswer);
    if (mayBeSent(after) !== 'sent') throw error;
  }
}

/** Throws not_ready while it cannot be sent yet, rejected when it never will be. */
function mayBeSent(order: schema.Order): 'sent' | 'ready' {
  const word = normalise(order.status);
  if (word === 'canceled') throw new ProviderError('printify', 'rejected', 'the order is canceled at Printify');
  if (order.sent_to_production_at !== null) return 'sent';
  if (word === 'pending' || word === 'cost-calculation') {
    throw new ProviderError('printify', 'not_ready', `the order is still ${word}`, {
      retryAfterMs: RENDERING_RETRY_MS,
    });
  }
  return word === 'on-hold' || word === 'payment-not-received' ? 'ready' : 'sent';
}

async function fetchOrder(
  call: PrintifyClient,
  shop: string,
  podOrderId: string,
  seen: { confirmed: boolean },
): Promise<PodOrder | null> {
  try {
    return orderOf(await call({ method: 'GET', path: `${shop}/orders/${podOrderId}.json` }, schema.orderAnswer), seen);
  } catch (error) {
    if (error instanceof ProviderError && error.httpStatus === 404) return null;
    throw error;
  }
}

/** There is no look-up by our id: recent pages are walked. */
async function searchOrder(
  call: PrintifyClient,
  shop: string,
  externalId: string,
  seen: { confirmed: boolean },
): Promise<PodOrder | null> {
  for (let page = 1; page <= MAX_SEARCH_PAGES; page += 1) {
    const answer = await call(
      { method: 'GET', path: `${shop}/orders.json`, query: { page, limit: ORDERS_PAGE } },
      schema.orderListAnswer,
    );
    const found = answer.data.find((order) => order.metadata?.shop_order_id === externalId);
    if (found) return orderOf(found, seen);
    if (page >= answer.last_page) return null;
  }
  return null;
}

async function listOrders(call: PrintifyClient, shop: string, cursor: string | null): Promise<PodOrderPage> {
  const page = cursor === null ? 1 : Number(cursor);
  const answer = await call(
    { method: 'GET', path: `${shop}/orders.json`, query: { page, limit: ORDERS_PAGE } },
    schema.orderListAnswer,
  );
  return {
    orders: answer.data.map((order) => orderOf(order, { confirmed: false })),
    nextCursor: page < answer.last_page ? String(page + 1) : null,
  };
}

async function cancel(call: PrintifyClient, shop: string, podOrderId: string): Promise<CancelOutcome> {
  const path = `${shop}/orders/${podOrderId}`;
  try {
    await call({ method: 'POST', path: `${path}/cancel.json`, body: {} }, schema.looseAnswer);
    return { outcome: 'canceled' };
  } catch (error) {
    if (!(error instanceof ProviderError) || error.kind === 'rate_limited' || error.kind === 'unauthorized')
      throw error;
    const word = normalise((await call({ method: 'GET', path: `${path}.json` }, schema.orderAnswer)).status);
    if (word === 'canceled') return { outcome: 'canceled' };
    // Orders cannot be canceled in their first seconds: that refusal is worth waiting out.
    if (error.kind === 'unavailable' || word === 'pending' || word === 'cost-calculation') throw error;
    return { outcome: 'refused', reason: error.message.replace(/^printify: /, '') };
  }
}

async function missingTopics(call: PrintifyClient, shop: string, url: string): Promise<string[]> {
  const registered = await call({ method: 'GET', path: `${shop}/webhooks.json` }, schema.webhookListAnswer);
  return TOPICS.filter((topic) => !registered.some((webhook) => webhook.topic === topic && webhook.url === url));
}

async function registerWebhooks(
  call: PrintifyClient,
  shop: string,
  input: { url: string; secret: string },
): Promise<{ secret: string | null }> {
  const missing = await missingTopics(call, shop, input.url);
  for (const topic of missing) {
    await call(
      { method: 'POST', path: `${shop}/webhooks.json`, body: { topic, url: input.url, secret: input.secret } },
      schema.webhookAnswer,
    );
  }
  return { secret: missing.length > 0 ? input.secret : null };
}
