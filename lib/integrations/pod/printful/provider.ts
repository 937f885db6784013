import type { z } from 'zod';
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
import { createPrintfulClient, DUPLICATE, type PrintfulClient, type PrintfulConfig } from './client';
import { draftBody, normalise, orderOf, productOf, quoteOf } from './mapper';
import * as schema from './schemas';
import { parsePrintful, V1_EVENTS, V2_EVENTS, verifyPrintful } from './webhooks';

const PAGE = 100;
const COSTS_RETRY_MS = 3_000;

/** v1 creates and cancels (sync variants exist only there); v2 confirms, lists packages, quotes and signs webhooks. */
export function createPrintful(
  config: PrintfulConfig,
  deps: { http?: HttpClient; now?: () => number } = {},
): PodProvider {
  const call = createPrintfulClient(config, deps);
  return {
    id: 'printful',
    label: 'Printful',
    listProducts: () => listProducts(call),
    quoteShipping: (request) => quoteShipping(call, request),
    ensureDraft: (input) => ensureDraft(call, input),
    confirm: (podOrderId) => confirm(call, podOrderId),
    fetchOrder: (ref) => fetchOrder(call, 'podOrderId' in ref ? ref.podOrderId : `@${ref.externalId}`),
    listOrders: (cursor) => listOrders(call, cursor),
    cancel: (podOrderId) => cancel(call, podOrderId),
    verifyWebhook: verifyPrintful,
    parseWebhook: parsePrintful,
    registerWebhooks: (input) => registerWebhooks(call, input),
    async inspectWebhooks(url) {
      const missing = await missingEvents(call, url);
      return missing.length === 0
        ? { inOrder: true, detail: `all ${V2_EVENTS.length} events go to ${url}` }
        : { inOrder: false, detail: `not registered for ${url}: ${missing.join(', ')}` };
    },
  };
}

async function* listProducts(call: PrintfulClient): AsyncGenerator<CatalogueProduct> {
  const entries = new Map<number, z.output<typeof schema.catalogueAnswer>>();
  for (let offset = 0; ; offset += PAGE) {
    const page = await call(
      { method: 'GET', path: '/store/products', query: { offset, limit: PAGE } },
      schema.storeProductsAnswer,
    );
    for (const { id, is_ignored } of page.result) {
      if (is_ignored) continue;
      const product = await call({ method: 'GET', path: `/store/products/${id}` }, schema.storeProductAnswer);
      const blankId = product.sync_variants[0]?.product.product_id;
      if (blankId !== undefined && !entries.has(blankId)) {
        entries.set(blankId, await call({ method: 'GET', path: `/products/${blankId}` }, schema.catalogueAnswer));
      }
      yield productOf(product, entries.get(blankId ?? -1) ?? null);
    }
    if (offset + PAGE >= page.paging.total) return;
  }
}

async function quoteShipping(
  call: PrintfulClient,
  { destination, items, currency }: QuoteRequest,
): Promise<ShippingQuote[]> {
  const body = {
    recipient: {
      country_code: destination.country,
      ...(destination.state ? { state_code: destination.state } : {}),
      ...(destination.city ? { city: destination.city } : {}),
      ...(destination.postalCode ? { zip: destination.postalCode } : {}),
    },
    order_items: items.map(({ providerData, quantity }) => ({
      source: 'catalog',
      catalog_variant_id: providerData['catalogVariantId'],
      quantity,
    })),
    currency,
  };
  try {
    const rates = await call({ method: 'POST', path: '/v2/shipping-rates', body }, schema.ratesAnswer);
    return rates.map(quoteOf);
  } catch (error) {
    // A destination that Printful does not serve is an answer, not a failure.
    if (error instanceof ProviderError && error.kind === 'rejected') return [];
    throw error;
  }
}

async function findByExternalId(call: PrintfulClient, externalId: string): Promise<string | null> {
  const found = await orNull(() =>
    call({ method: 'GET', path: `/orders/@${encodeURIComponent(externalId)}` }, schema.orderAnswer),
  );
  return found?.id ?? null;
}

async function ensureDraft(call: PrintfulClient, input: SubmitInput): Promise<Draft> {
  const earlier = await findByExternalId(call, input.externalId);
  if (earlier) return { podOrderId: earlier, existed: true };
  try {
    const made = await call({ method: 'POST', path: '/orders', body: draftBody(input) }, schema.orderAnswer);
    return { podOrderId: made.id, existed: false };
  } catch (error) {
    const doubtful =
      error instanceof ProviderError && (error.kind === 'unavailable' || error.providerCode === DUPLICATE);
    const found = doubtful ? await findByExternalId(call, input.externalId) : null;
    if (found) return { podOrderId: found, existed: true };
    throw error;
  }
}

async function confirm(call: PrintfulClient, podOrderId: string): Promise<void> {
  const order = await call({ method: 'GET', path: `/v2/orders/${podOrderId}` }, schema.orderV2Answer);
  if (alreadyConfirmed(order.status)) return;
  if (order.costs.calculation_status !== 'done') {
    throw new ProviderError('printful', 'not_ready', 'the costs are still being calculated', {
      retryAfterMs: COSTS_RETRY_MS,
    });
  }
  try {
    await call({ method: 'POST', path: `/v2/orders/${podOrderId}/confirmation` }, schema.confirmAnswer);
  } catch (error) {
    const after = await call({ method: 'GET', path: `/v2/orders/${podOrderId}` }, schema.orderV2Answer);
    if (!alreadyConfirmed(after.status)) throw error;
  }
}

/** Throws rejected for an order that exists but will never come: "exists" is not "coming". */
function alreadyConfirmed(status: string): boolean {
  const word = normalise(status);
  if (word === 'canceled' || word === 'archived') {
    throw new ProviderError('printful', 'rejected', `the order is ${word} at Printful`);
  }
  return word !== 'draft' && word !== 'failed';
}

async function fetchOrder(call: PrintfulClient, ref: string): Promise<PodOrder | null> {
  const order = await orNull(() => call({ method: 'GET', path: `/orders/${ref}` }, schema.orderAnswer));
  if (!order) return null;
  if (order.shipments.length === 0) return orderOf(order, []);
  return orderOf(
    order,
    await call({ method: 'GET', path: `/v2/orders/${order.id}/shipments` }, schema.shipmentsAnswer),
  );
}

async function listOrders(call: PrintfulClient, cursor: string | null): Promise<PodOrderPage> {
  const offset = cursor === null ? 0 : Number(cursor);
  const page = await call({ method: 'GET', path: '/orders', query: { offset, limit: PAGE } }, schema.orderListAnswer);
  const next = offset + PAGE;
  return {
    orders: page.result.map((order) => orderOf(order, null)),
    nextCursor: next < page.paging.total ? String(next) : null,
  };
}

async function cancel(call: PrintfulClient, podOrderId: string): Promise<CancelOutcome> {
  try {
    await call({ method: 'DELETE', path: `/orders/${podOrderId}` }, schema.orderAnswer);
    return { outcome: 'canceled' };
  } catch (error) {
    if (!(error instanceof ProviderError) || error.kind === 'rate_limited' || error.kind === 'unauthorized')
      throw error;
    const after = await orNull(() => call({ method: 'GET', path: `/orders/${podOrderId}` }, schema.orderAnswer));
    const word = after ? normalise(after.status) : 'gone';
    if (word === 'canceled' || word === 'archived') return { outcome: 'canceled' };
    if (error.kind !== 'rejected') throw error;
    return { outcome: 'refused', reason: error.message };
  }
}

async function missingEvents(call: PrintfulClient, url: string): Promise<string[]> {
  const config = await orNull(() => call({ method: 'GET', path: '/v2/webhooks' }, schema.v2WebhooksAnswer));
  if (!config || config.default_url !== url) return [...V2_EVENTS];
  return V2_EVENTS.filter((type) => !config.events.some((event) => event.type === type));
}

/** Every v2 POST makes a new secret, so it is sent only when something is missing. */
async function registerWebhooks(
  call: PrintfulClient,
  input: { url: string; unsignedUrl: string },
): Promise<{ secret: string | null }> {
  const hints = await call({ method: 'GET', path: '/webhooks' }, schema.v1WebhooksAnswer);
  if (hints.url !== input.unsignedUrl || !V1_EVENTS.every((type) => hints.types?.includes(type))) {
    await call(
      { method: 'POST', path: '/webhooks', body: { url: input.unsignedUrl, types: V1_EVENTS } },
      schema.v1WebhooksAnswer,
    );
  }
  if ((await missingEvents(call, input.url)).length === 0) return { secret: null };
  const body = { default_url: input.url, expires_at: null, events: V2_EVENTS.map((type) => ({ type })) };
  const made = await call({ method: 'POST', path: '/v2/webhooks', body }, schema.v2WebhooksAnswer);
  if (made.secret_key === null) throw new ProviderError('printful', 'rejected', 'no webhook secret was issued');
  return { secret: made.secret_key };
}

async function orNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProviderError && error.httpStatus === 404) return null;
    throw error;
  }
}
