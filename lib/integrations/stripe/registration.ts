import Stripe from 'stripe';
import type { Calls } from './client';
import { SIGNATURE_HEADER } from './events';

/** What the SDK's types describe; an endpoint keeps the version it was made with. */
export const API_VERSION = '2026-10-28.endive';

const MAX_AGE_S = 300;

/** Where Stripe sends its events, and whether they are Stripe's. */
export class StripeWebhooks {
  readonly #stripe: Stripe;
  readonly #call: Calls;

  constructor(stripe: Stripe, call: Calls) {
    this.#stripe = stripe;
    this.#call = call;
  }

  /** Whether an active secret signed these bytes within the five minutes before `now`. */
  verify(message: { rawBody: string; signature: string | null; secrets: readonly string[]; now: Date }): boolean {
    const { signature } = this.#stripe.webhooks;
    if (!signature) throw new Error('Stripe’s SDK came without its verifier');
    for (const secret of message.secrets) {
      try {
        // Not `constructEvent`: that also reads the message, and what is signed may still be unreadable.
        const { rawBody, signature: header, now } = message;
        return signature.verifyHeader(rawBody, header ?? '', secret, MAX_AGE_S, undefined, now.getTime());
      } catch (error) {
        if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw error;
      }
    }
    return false;
  }

  /** The headers with which Stripe would sign these bytes. */
  sign(payload: string, secret: string, now: Date): Record<string, string> {
    const timestamp = Math.floor(now.getTime() / 1000);
    return { [SIGNATURE_HEADER]: this.#stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp }) };
  }

  /** What is registered for our URL, for doctor and admin. May throw ProviderError. */
  inspect(url: string, types: readonly string[]): Promise<{ inOrder: boolean; detail: string; foreign: string[] }> {
    return this.#call(() => inspectWebhook(this.#stripe, url, types));
  }

  /**
   * Registers our URL for `types` unless it is already; `anew` does so even then. The secret is shown once, null when
   * nothing was made. May throw ProviderError.
   */
  register(url: string, types: readonly string[], anew: boolean): Promise<{ secret: string | null }> {
    return this.#call(() => registerWebhook(this.#stripe, url, types, anew));
  }
}

async function inspectWebhook(stripe: Stripe, url: string, types: readonly string[]) {
  const ours = await endpointsAt(stripe, url);
  const detail = faultOf(ours, url, types);
  // Endpoints stand side by side, so nobody else's is replaced.
  return { inOrder: detail === null, detail: detail ?? `${types.length} events go to ${url}`, foreign: [] };
}

function faultOf(ours: Stripe.WebhookEndpoint[], url: string, types: readonly string[]): string | null {
  if (ours.length === 0) return `nothing is registered for ${url}`;
  const enabled = ours.filter(({ status }) => status === 'enabled');
  if (enabled.length === 0) return 'the endpoint is disabled';
  const whole = enabled.filter((endpoint) => takesAll(endpoint, types));
  if (whole.some(({ api_version }) => api_version === API_VERSION)) return null;
  if (whole.length > 0)
    return `the endpoint speaks API version ${whole[0]?.api_version ?? 'of the account'}, not ${API_VERSION}`;
  return `not registered: ${types.filter((type) => !ours.some((endpoint) => takesAll(endpoint, [type]))).join(', ')}`;
}

/** The new endpoint stands before the old ones go: for a moment both are told, and each event counts once. */
async function registerWebhook(stripe: Stripe, url: string, types: readonly string[], anew: boolean) {
  const ours = await endpointsAt(stripe, url);
  if (!anew && faultOf(ours, url, types) === null) return { secret: null };
  const made = await stripe.webhookEndpoints.create({
    url,
    enabled_events: types as Stripe.WebhookEndpointCreateParams.EnabledEvent[],
    api_version: API_VERSION,
  });
  for (const { id } of ours) await stripe.webhookEndpoints.del(id);
  return { secret: made.secret ?? null };
}

async function endpointsAt(stripe: Stripe, url: string): Promise<Stripe.WebhookEndpoint[]> {
  const endpoints = await stripe.webhookEndpoints.list({ limit: 100 });
  return endpoints.data.filter((endpoint) => endpoint.url === url);
}

/** Whether an endpoint is on and told of all these types. */
function takesAll({ status, enabled_events }: Stripe.WebhookEndpoint, types: readonly string[]): boolean {
  return status === 'enabled' && types.every((type) => enabled_events.includes(type) || enabled_events.includes('*'));
}
