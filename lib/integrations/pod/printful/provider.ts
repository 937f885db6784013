import type { z } from 'zod';
import type { Recipient } from '@/lib/domain/address/recipient';
import { ProviderError } from '@/lib/domain/core/errors';
import type { CancelOutcome, Draft, PodOrderPage, SubmitInput } from '@/lib/domain/order/pod';
import { createHttpClient, type HttpClient } from '@/lib/platform/http-client';
import type { PodWithMessages } from '../provider';
import { withRaw } from '../with-raw';
import { inspectAccount } from './account';
import { openCatalogue } from './catalogue-reader';
import { createPrintfulClient, EXTERNAL_ID_IN_USE, PAGE_SIZE, PROVIDER, type PrintfulClient } from './client';
import { confirmability, mayHaveShipments, stoppable, toOrderBody, toPodOrder, toRecipient } from './mapper';
import { readMockup, startMockup } from './mockups';
import { quoteShipping } from './quote-shipping';
import { inspectWebhooks, registerWebhooks } from './registration';
import { orderV1, orderV2, type ShipmentV2, shipmentV2 } from './schemas';
import { wordOf } from './shipments';
import { parseWebhook, signWebhook, verifyWebhook } from './webhooks';

/** Printful's code for an order that can no longer be changed. */
const PAST_A_DRAFT = 'OR-1';
/** Costs of most orders are known within seconds; a new embroidery design takes longer. */
const COSTS_RETRY_MS = 5_000;

/** `storeId`: needed with a token for the whole account. */
export type PrintfulConfig = { baseUrl: string; apiKey: string; storeId?: string };

/**
 * Printful. v1 creates and cancels orders (store products exist only there); v2 confirms, lists shipments, quotes
 * rates and signs webhooks. Both share order ids.
 */
export function createPrintful(
  config: PrintfulConfig,
  deps: { http?: HttpClient; now?: () => number } = {},
): PodWithMessages {
  const now = deps.now ?? Date.now;
  const http = deps.http ?? createHttpClient({ baseUrl: config.baseUrl, headers: {} });
  const connect = (http: HttpClient) =>
    createPrintfulClient({ http, apiKey: config.apiKey, storeId: config.storeId, now });
  const client = connect(http);
  return {
    id: PROVIDER,
    label: 'Printful',
    messages: {
      choosesOwnSecret: true,
      verify: verifyWebhook,
      parse: parseWebhook,
      register: (input) => registerWebhooks(client, input, now()),
      inspect: (at) => inspectWebhooks(client, at, now()),
      sign: signWebhook,
    },
    ordersPerPage: PAGE_SIZE,
    holdDays: 30,
    claimDays: 30,
    desk: null,
    publishing: null,
    openCatalogue: (memo) => openCatalogue(connect, http, memo),
    quoteShipping: (request) => quoteShipping(client, request),
    ensureDraft: (input) => ensureDraft(client, input),
    confirm: (podOrderId) => confirm(client, podOrderId),
    fetchOrder: async (ref, seen) => (await inspectOrder(client, refOf(ref), seen))?.order ?? null,
    inspectOrder: (ref, seen) => inspectOrder(client, refOf(ref), seen),
    listOrders: (cursor) => listOrders(client, cursor),
    cancel: (podOrderId) => cancel(client, podOrderId),
    stoppable,
    changeAddress: (podOrderId, { recipient, email }) => changeAddress(client, podOrderId, recipient, email),
    startMockup: (request) => startMockup(client, request),
    readMockup: (task, request) => readMockup(client, task, request),
    // A task and its pictures end by themselves.
    forgetMockup: async () => undefined,
    orderUrl: (podOrderId) => `https://www.printful.com/dashboard?order_id=${encodeURIComponent(podOrderId)}`,
    inspectAccount: () => inspectAccount(client, { apiKey: config.apiKey, storeId: config.storeId, now: now() }),
  };
}

/** `ref` is Printful's id, or ours after an `@`. */
function orderPath(ref: string): string {
  return ref.startsWith('@') ? `/orders/@${encodeURIComponent(ref.slice(1))}` : `/orders/${encodeURIComponent(ref)}`;
}

const refOf = (ref: { podOrderId: string } | { externalId: string }) =>
  'podOrderId' in ref ? ref.podOrderId : `@${ref.externalId}`;

const readOrder = (client: PrintfulClient, ref: string) =>
  client.find(orderV1, { method: 'GET', path: orderPath(ref) });

async function ensureDraft(client: PrintfulClient, input: SubmitInput): Promise<Draft> {
  try {
    const created = await client.call(orderV1, { method: 'POST', path: '/orders', body: toOrderBody(input) });
    return { podOrderId: created.id, existed: false };
  } catch (error) {
    if (!(error instanceof ProviderError) || !mayExist(error)) throw error;
    const made = await adopt(client, input.externalId);
    if (made) return made;
    throw error;
  }
}

/** The id is taken, or no answer told whether our request had been carried out. */
function mayExist(error: ProviderError): boolean {
  return error.providerCode === EXTERNAL_ID_IN_USE || leavesDoubt(error);
}

function leavesDoubt(error: ProviderError): boolean {
  return error.kind === 'unavailable' || error.kind === 'not_ready';
}

/** An external id is burnt for ever: one whose order was called off exists but will never be printed. */
async function adopt(client: PrintfulClient, externalId: string): Promise<Draft | null> {
  const order = await readOrder(client, `@${externalId}`);
  if (!order) return null;
  refuseStopped(order);
  return { podOrderId: order.id, existed: true };
}

function refuseStopped(order: { id: string; status: string }): void {
  if (confirmability(order.status) !== 'stopped') return;
  throw new ProviderError(PROVIDER, 'rejected', `order ${order.id} was called off there (${order.status})`);
}

async function confirm(client: PrintfulClient, podOrderId: string): Promise<void> {
  if (await isConfirmed(client, podOrderId)) return;
  try {
    await client.call(orderV2, { method: 'POST', path: `/v2${orderPath(podOrderId)}/confirmation` });
  } catch (error) {
    if (!(error instanceof ProviderError) || error.kind === 'rate_limited' || error.kind === 'unauthorized')
      throw error;
    if (!(await isConfirmed(client, podOrderId))) throw error;
  }
}

/** Throws not_ready while the costs are being calculated, rejected for an order that was called off. */
async function isConfirmed(client: PrintfulClient, podOrderId: string): Promise<boolean> {
  const order = await client.call(orderV2, { method: 'GET', path: `/v2${orderPath(podOrderId)}` });
  refuseStopped(order);
  const state = confirmability(order.status);
  if (state === 'past') return true;
  // Printful also holds an order while it works out what it costs, and gives it back as a draft.
  if (order.costs?.calculation_status === 'calculating') {
    throw new ProviderError(PROVIDER, 'not_ready', 'the costs are still being calculated', {
      retryAfterMs: COSTS_RETRY_MS,
    });
  }
  return state === 'held';
}

async function inspectOrder(client: PrintfulClient, ref: string, seen: { confirmed: boolean; troubled?: boolean }) {
  const found = await client.find(withRaw(orderV1), { method: 'GET', path: orderPath(ref) });
  if (!found) return null;
  const shipments: ShipmentV2[] = [];
  if (seen.troubled || mayHaveShipments(found.value)) {
    for await (const shipment of client.all(shipmentV2, `/v2${orderPath(found.value.id)}/shipments`))
      shipments.push(shipment);
  }
  return { order: toPodOrder(found.value, { shipments, seen, complete: true }), raw: found.raw };
}

/** Only drafts and failed orders can be edited; v1 because v2 knows no store products. */
async function changeAddress(
  client: PrintfulClient,
  podOrderId: string,
  recipient: Recipient,
  email: string,
): Promise<'updated'> {
  const body = { recipient: toRecipient(recipient, email) };
  try {
    await client.call(orderV1, { method: 'PUT', path: orderPath(podOrderId), body });
  } catch (error) {
    if (!(error instanceof ProviderError) || error.providerCode !== PAST_A_DRAFT) throw error;
    throw new ProviderError(PROVIDER, 'not_editable', 'the order is past a draft', { cause: error });
  }
  return 'updated';
}

async function listOrders(client: PrintfulClient, cursor: string | null): Promise<PodOrderPage> {
  const { rows, nextOffset } = await client.page(orderV1, '/orders', cursor === null ? 0 : Number(cursor));
  return {
    orders: rows.map((order) => toPodOrder(order, { shipments: null, seen: { confirmed: false }, complete: false })),
    nextCursor: nextOffset === null ? null : String(nextOffset),
  };
}

/**
 * v1 DELETE cancels. v2's deletes and would leave no trace, so it is kept for one case: what has failed is not said
 * to be cancelable, only to be deletable as long as it was never charged.
 */
async function cancel(client: PrintfulClient, podOrderId: string): Promise<CancelOutcome> {
  try {
    const order = await client.call(orderV1, { method: 'DELETE', path: orderPath(podOrderId) });
    return outcomeOf(order, `the order is ${order.status}`);
  } catch (error) {
    if (!(error instanceof ProviderError) || error.kind === 'rate_limited' || error.kind === 'unauthorized')
      throw error;
    const order = await readOrder(client, podOrderId);
    if (!order) throw error;
    const outcome = outcomeOf(order, error.message.replace(`${PROVIDER}: `, ''));
    // No refusal was heard: asking again may still stop it.
    if (outcome.outcome === 'refused' && leavesDoubt(error)) throw error;
    if (outcome.outcome === 'refused' && wordOf(order.status) === 'failed') return remove(client, podOrderId, outcome);
    return outcome;
  }
}

/** Gone is as good as canceled: a deleted order's external id stays used up, and nobody can confirm it any more. */
async function remove(client: PrintfulClient, podOrderId: string, refused: CancelOutcome): Promise<CancelOutcome> {
  try {
    await client.remove({ method: 'DELETE', path: `/v2${orderPath(podOrderId)}` });
    return { outcome: 'canceled' };
  } catch (error) {
    if (!(error instanceof ProviderError) || error.kind !== 'rejected') throw error;
    return error.httpStatus === 404 ? { outcome: 'canceled' } : refused;
  }
}

function outcomeOf(order: z.output<typeof orderV1>, refusal: string): CancelOutcome {
  const { status } = toPodOrder(order, { shipments: null, seen: { confirmed: false }, complete: false });
  return status === 'canceled' ? { outcome: 'canceled' } : { outcome: 'refused', reason: refusal };
}
