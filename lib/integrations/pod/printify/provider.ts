import { z } from 'zod';
import type { Recipient } from '@/lib/domain/address/recipient';
import { ProviderError } from '@/lib/domain/core/errors';
import type {
  AddressOutcome,
  CancelOutcome,
  Draft,
  PodOrderPage,
  QuoteRequest,
  ShippingQuote,
  SubmitInput,
} from '@/lib/domain/order/pod';
import { createHttpClient, type HttpClient } from '@/lib/platform/http-client';
import type { PodWithMessages } from '../provider';
import { withRaw } from '../with-raw';
import { inspectAccount } from './account';
import { toQuotes, toShippingBody } from './catalogue';
import { openCatalogue } from './catalogue-reader';
import { createPrintifyClient, DuplicateOrder, PROVIDER, type PrintifyClient } from './client';
import { readiness, stoppable, toAddress, toOrderBody, toPodOrder, troubleOf } from './mapper';
import { forgetMockup, readMockup, startMockup } from './mockups';
import { publishFlow } from './publishing';
import { inspectWebhooks, registerWebhooks } from './registration';
import { addressChanged, type Order, order, shippingCosts, submitted } from './schemas';
import { parseWebhook, signWebhook, verifyWebhook } from './webhooks';

/** The documented most; more was accepted at times. */
const ORDERS_PER_PAGE = 10;
const MAX_SEARCH_PAGES = 20;
/** A new order is priced within half a minute. */
const PRICING_RETRY_MS = 10_000;
/** A shopper waits for it. */
const QUOTE_TIMEOUT_MS = 8_000;
/** "The address is not valid", which for a quote can only be where it goes. */
const ADDRESS_REFUSED = '8103';

/** `publishedOnly`: what was not published there is not for sale. */
export type PrintifyConfig = { baseUrl: string; apiKey: string; shopId: string; publishedOnly?: boolean };

type Shop = { client: PrintifyClient; path: string };

/**
 * Printify: create, wait until it is priced and rests on hold, send to production. Creating is itself the look-up,
 * for an external id is taken once only and the refusal names the order that has it.
 */
export function createPrintify(
  config: PrintifyConfig,
  deps: { http?: HttpClient; now?: () => number } = {},
): PodWithMessages {
  const http = deps.http ?? createHttpClient({ baseUrl: config.baseUrl, headers: {} });
  const now = deps.now ?? Date.now;
  const connect = (http: HttpClient) => createPrintifyClient({ http, apiKey: config.apiKey, now });
  const client = connect(http);
  const shop: Shop = { client, path: `/v1/shops/${encodeURIComponent(config.shopId)}` };
  return {
    id: PROVIDER,
    label: 'Printify',
    messages: {
      choosesOwnSecret: false,
      verify: verifyWebhook,
      parse: parseWebhook,
      register: (input) => registerWebhooks(client, shop.path, input),
      inspect: ({ url }) => inspectWebhooks(client, shop.path, url),
      sign: signWebhook,
    },
    ordersPerPage: ORDERS_PER_PAGE,
    holdDays: null,
    claimDays: 30,
    desk: null,
    publishing: publishFlow(shop),
    openCatalogue: (memo) => openCatalogue({ ...config, connect, path: shop.path }, http, memo),
    quoteShipping: (request) => quoteShipping(shop, request),
    ensureDraft: (input) => ensureDraft(shop, input),
    confirm: (podOrderId) => confirm(shop, podOrderId),
    fetchOrder: async (ref, seen) => (await inspectOrder(shop, ref, seen))?.order ?? null,
    inspectOrder: (ref, seen) => inspectOrder(shop, ref, seen),
    listOrders: (cursor) => listOrders(shop, cursor),
    cancel: (podOrderId) => cancel(shop, podOrderId),
    stoppable,
    changeAddress: (podOrderId, { recipient, email }) => changeAddress(shop, podOrderId, recipient, email),
    startMockup: (request) => startMockup(shop, request),
    readMockup: (task, request) => readMockup(shop, task, request),
    forgetMockup: (task) => forgetMockup(shop, task),
    orderUrl: (podOrderId) => `https://printify.com/app/order/${encodeURIComponent(podOrderId)}`,
    inspectAccount: () => inspectAccount(client, { apiKey: config.apiKey, shopId: config.shopId, now: now() }),
  };
}

const orderPath = (shop: Shop, id: string) => `${shop.path}/orders/${encodeURIComponent(id)}`;

const readOrder = (shop: Shop, id: string) =>
  shop.client.find(order, { method: 'GET', path: `${orderPath(shop, id)}.json` });

const orderPage = (shop: Shop, page: number) =>
  shop.client.page(order, { path: `${shop.path}/orders.json`, page, limit: ORDERS_PER_PAGE });

async function quoteShipping({ client, path }: Shop, request: QuoteRequest): Promise<ShippingQuote[]> {
  const body = toShippingBody(request);
  try {
    const costs = await client.call(shippingCosts, {
      method: 'POST',
      path: `${path}/orders/shipping.json`,
      body,
      timeoutMs: QUOTE_TIMEOUT_MS,
    });
    const ownFiles = request.items.some(({ ownDesign }) => ownDesign);
    return toQuotes(costs, request.destination, { ownFiles });
  } catch (error) {
    if (error instanceof ProviderError && error.providerCode === ADDRESS_REFUSED) return [];
    throw error;
  }
}

async function ensureDraft(shop: Shop, input: SubmitInput): Promise<Draft> {
  const body = toOrderBody(input);
  try {
    const { id } = await shop.client.call(submitted, { method: 'POST', path: `${shop.path}/orders.json`, body });
    return { podOrderId: id, existed: false };
  } catch (error) {
    if (!(error instanceof DuplicateOrder)) throw error;
    const podOrderId = error.podOrderId ?? (await searchOrder(shop, input.externalId))?.id;
    if (podOrderId === undefined) throw error;
    return { podOrderId, existed: true };
  }
}

async function confirm(shop: Shop, podOrderId: string): Promise<void> {
  if (await isSent(shop, podOrderId)) return;
  try {
    // Newer documents answer an id, older ones the whole order: nothing of it is needed.
    await shop.client.call(z.unknown(), {
      method: 'POST',
      path: `${orderPath(shop, podOrderId)}/send_to_production.json`,
    });
  } catch (error) {
    if (!(error instanceof ProviderError) || nothingHappened(error)) throw error;
    if (!(await isSent(shop, podOrderId))) throw error;
  }
}

/** Throws not_ready while the order is being priced, rejected where sending it cannot help. */
async function isSent(shop: Shop, podOrderId: string): Promise<boolean> {
  const found = await readOrder(shop, podOrderId);
  if (!found) throw new ProviderError(PROVIDER, 'rejected', `there is no order ${podOrderId}`);
  switch (readiness(found)) {
    case 'sent':
      return true;
    case 'open':
      return false;
    case 'pricing':
      throw notPriced(found);
    case 'stuck':
      throw new ProviderError(PROVIDER, 'rejected', troubleOf(found.status)?.why ?? `the order is ${found.status}`);
    case 'ended':
      throw new ProviderError(PROVIDER, 'rejected', `order ${podOrderId} was called off there (${found.status})`);
  }
}

function notPriced({ status }: Order): ProviderError {
  return new ProviderError(PROVIDER, 'not_ready', `the order is still being priced (${status})`, {
    retryAfterMs: PRICING_RETRY_MS,
  });
}

function nothingHappened({ kind }: ProviderError): boolean {
  return kind === 'rate_limited' || kind === 'unauthorized';
}

async function inspectOrder(
  shop: Shop,
  ref: { podOrderId: string } | { externalId: string },
  seen: { confirmed: boolean },
) {
  // Found by our id, only the list tells of an order; read by theirs it is whole.
  const podOrderId = 'podOrderId' in ref ? ref.podOrderId : (await searchOrder(shop, ref.externalId))?.id;
  if (podOrderId === undefined) return null;
  const path = `${orderPath(shop, podOrderId)}.json`;
  const found = await shop.client.find(withRaw(order), { method: 'GET', path });
  return found && { order: toPodOrder(found.value, seen), raw: found.raw };
}

/** There is no editing an order: an address is changed through a support request, which may be granted at once. */
async function changeAddress(
  shop: Shop,
  podOrderId: string,
  recipient: Recipient,
  email: string,
): Promise<AddressOutcome> {
  const { resolution } = await shop.client.call(addressChanged, {
    method: 'POST',
    path: `${orderPath(shop, podOrderId)}/support-requests/address-change`,
    body: { address_to: toAddress(recipient, email) },
  });
  return resolution === 'updated_directly' ? 'updated' : 'requested';
}

/** Orders cannot be asked for by our id: the newest pages are walked. */
async function searchOrder(shop: Shop, externalId: string): Promise<Order | null> {
  let next: number | null = 1;
  while (next !== null && next <= MAX_SEARCH_PAGES) {
    const page: { rows: Order[]; nextPage: number | null } = await orderPage(shop, next);
    const found = page.rows.find(({ metadata }) => metadata?.shop_order_id === externalId);
    if (found) return found;
    next = page.nextPage;
  }
  return null;
}

async function listOrders(shop: Shop, cursor: string | null): Promise<PodOrderPage> {
  const { rows, nextPage } = await orderPage(shop, cursor === null ? 1 : Number(cursor));
  return {
    orders: rows.map((row) => toPodOrder(row, { confirmed: false })),
    nextCursor: nextPage === null ? null : String(nextPage),
  };
}

async function cancel(shop: Shop, podOrderId: string): Promise<CancelOutcome> {
  try {
    const path = `${orderPath(shop, podOrderId)}/cancel.json`;
    const after = await shop.client.call(order, { method: 'POST', path });
    if (readiness(after) === 'ended') return { outcome: 'canceled' };
    return { outcome: 'refused', reason: `the order is ${after.status}` };
  } catch (error) {
    if (!(error instanceof ProviderError) || nothingHappened(error)) throw error;
    const found = await readOrder(shop, podOrderId);
    if (!found) throw error;
    const state = readiness(found);
    if (state === 'ended') return { outcome: 'canceled' };
    // Refused only until it is priced, so this is worth waiting for.
    if (state === 'pricing') throw notPriced(found);
    // No refusal was heard: asking again may still stop it.
    if (error.kind === 'unavailable') throw error;
    return { outcome: 'refused', reason: error.message.replace(`${PROVIDER}: `, '') };
  }
}
