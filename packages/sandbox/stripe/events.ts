import { alphanumeric } from '../core/random';
import type { Account } from './account';
import { changedFrom } from './changes';
import type { Cause, StripeEvent, WebhookEndpoint } from './event-objects';
import type { EventType } from './event-types';
import { otherId, paymentFamilyId } from './ids';
import { API_VERSION } from './objects';
import { signatureHeader } from './signature';

const HOUR_MS = 3_600_000;
/** As live: growing gaps, the last attempt close to three days after the first. */
const RETRY_DELAYS_MS = [1 / 12, 0.5, 2, 5, 10, 10, 12, 12, 12].map((hours) => hours * HOUR_MS);

const PAYMENT_FAMILY = new Set(['payment_intent', 'charge', 'refund']);

type EventObject = { object: string } & Record<string, unknown>;

/** Records that something happened to `object` and tells every endpoint that asked for it. */
export function emit(account: Account, cause: Cause, type: EventType, object: EventObject): StripeEvent {
  return record(account, cause, type, { object });
}

/** The same, where the event says what changed since `before`. */
export function emitChange(
  account: Account,
  cause: Cause,
  type: EventType,
  { before, object }: { before: object; object: EventObject },
): StripeEvent {
  return record(account, cause, type, { object, previous: changedFrom(before, object) });
}

/** The event keeps the object as it is now. */
function record(
  account: Account,
  cause: Cause,
  type: EventType,
  { object, previous }: { object: EventObject; previous?: ReturnType<typeof changedFrom> },
): StripeEvent {
  const endpoints = [...account.webhookEndpoints.values()].filter((endpoint) => wants(endpoint, type));
  const event: StripeEvent = {
    id: PAYMENT_FAMILY.has(object.object) ? paymentFamilyId('evt') : otherId('evt'),
    object: 'event',
    api_version: API_VERSION,
    created: account.world.clock.seconds(),
    data: { object: structuredClone(object), ...(previous === undefined ? {} : { previous_attributes: previous }) },
    livemode: false,
    pending_webhooks: endpoints.length,
    request: cause,
    type,
  };
  account.events.set(event.id, event);
  for (const endpoint of endpoints) deliver(account, event, endpoint);
  return event;
}

/** Sends an event once more to the endpoints that want it, as the dashboard's Resend does. */
export function resend(account: Account, event: StripeEvent): void {
  for (const endpoint of account.webhookEndpoints.values()) {
    if (wants(endpoint, event.type)) deliver(account, event, endpoint);
  }
}

function wants(endpoint: WebhookEndpoint, type: string): boolean {
  const asked = endpoint.enabled_events;
  return endpoint.status === 'enabled' && (asked.includes('*') || asked.includes(type));
}

function deliver(account: Account, event: StripeEvent, endpoint: WebhookEndpoint): void {
  const secret = account.webhookSecrets.get(endpoint.id);
  if (secret === undefined) throw new Error(`webhook endpoint ${endpoint.id} has no secret`);
  let pending = true;
  account.world.deliveries.send({
    service: 'stripe',
    type: event.type,
    url: endpoint.url,
    retryDelaysMs: RETRY_DELAYS_MS,
    request: () => signed(secret, pretty(event), account.world.clock.onTheWall()),
    forged: () => signed(`whsec_${alphanumeric(32)}`, pretty(tampered(event)), account.world.clock.onTheWall()),
    unsigned: () => ({ headers: HEADERS, body: pretty(event) }),
    onAttempt: (_attempt, status) => {
      if (!pending || status < 200 || status >= 300) return;
      pending = false;
      event.pending_webhooks = Math.max(0, event.pending_webhooks - 1);
    },
  });
}

const HEADERS = {
  'Content-Type': 'application/json; charset=utf-8',
  'User-Agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
  Accept: '*/*; q=0.5, application/xml',
  'Cache-Control': 'no-cache',
};

const pretty = (event: StripeEvent) => JSON.stringify(event, null, 2);

/** Signed with the time on the wall, however fast sandbox time runs: receivers compare it with their own clock. */
function signed(secret: string, body: string, atMs: number): { headers: Record<string, string>; body: string } {
  const signature = signatureHeader(secret, Math.floor(atMs / 1000), body);
  return { headers: { ...HEADERS, 'Stripe-Signature': signature }, body };
}

/** What a forger would want believed: a new event in which every sum is a hundred times what it was. */
function tampered(event: StripeEvent): StripeEvent {
  const sums = Object.entries(event.data.object).map(([key, value]): [string, unknown] => {
    return [key, key.startsWith('amount') && typeof value === 'number' ? value * 100 : value];
  });
  return { ...event, id: paymentFamilyId('evt'), data: { object: Object.fromEntries(sums) } };
}
