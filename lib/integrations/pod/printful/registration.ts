import type { z } from 'zod';
import { ProviderError } from '@/lib/domain/core/errors';
import type { WebhookRegistration } from '../provider';
import type { PrintfulClient } from './client';
import { webhookConfigV1, webhookConfigV2, webhookCreatedV2 } from './schemas';
import { SIGNED_EVENTS, UNSIGNED_EVENTS } from './webhooks';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A registration that ends within this counts as out of order, so that it is renewed in time. */
const RENEW_BEFORE_MS = 7 * DAY_MS;

/**
 * Registers both endpoints where they differ from what is wanted. Every v2 registration issues a new key and shows it
 * once, so it comes last (a failure after it would lose the key) and is left alone while it is in order.
 * Returns that key, null where nothing was registered anew. A blank `secret` says that we hold no key at all.
 */
export async function registerWebhooks(client: PrintfulClient, input: WebhookRegistration, now: number) {
  if (input.unsignedUrl !== null) await registerUnsigned(client, input.unsignedUrl);
  const drift = signedDrift(await signedConfig(client), input.url, now);
  if (drift === null && input.secret.trim() !== '' && !input.anew) return { secret: null };
  const { secret_key } = await client.call(webhookCreatedV2, {
    method: 'POST',
    path: '/v2/webhooks',
    body: { default_url: input.url, events: SIGNED_EVENTS.map((type) => ({ type })) },
  });
  return { secret: secret_key };
}

export async function inspectWebhooks(
  client: PrintfulClient,
  { url, unsignedUrl }: { url: string; unsignedUrl: string | null },
  now: number,
) {
  const config = await signedConfig(client);
  const drift = signedDrift(config, url, now);
  const hints = (await unsignedConfig(client))?.url ?? null;
  // One of ours from before a secret changed: nobody listens there any more.
  const isDead = hints !== null && hints !== unsignedUrl && hints.startsWith(`${url}/`);
  const isForeign = hints !== null && hints !== unsignedUrl && !isDead;
  const signedTo = config ? [config.default_url, ...config.events.map((event) => event.url)] : [];
  const foreign = [...signedTo, ...(isForeign ? [hints] : [])].filter((to) => to && to !== url);
  return {
    inOrder: drift === null && !isDead,
    detail: `${drift ?? `signed events for ${SIGNED_EVENTS.length} types`}; ${hintsDetail(hints, isDead)}`,
    foreign: [...new Set(foreign)].map(String),
  };
}

/** The unsigned address is itself a secret and stays out of what is shown. */
function hintsDetail(hints: string | null, isDead: boolean): string {
  if (hints === null) return 'no unsigned hints';
  return isDead ? 'unsigned hints go to an address that is no longer ours' : 'unsigned hints are registered';
}

/** What is wrong with the signed registration, null where nothing is. */
function signedDrift(config: SignedConfig | null, url: string, now: number): string | null {
  if (!config) return 'no signed events are registered, or the registration expired';
  if (config.expires_at && config.expires_at.getTime() < now + RENEW_BEFORE_MS) {
    return `the registration ends on ${config.expires_at.toISOString()}`;
  }
  const goesTo = new Map(config.events.map((event) => [event.type, event.url ?? config.default_url]));
  const missing = SIGNED_EVENTS.filter((type) => !goesTo.has(type));
  if (missing.length > 0) return `not registered: ${missing.join(', ')}`;
  const elsewhere = SIGNED_EVENTS.filter((type) => goesTo.get(type) !== url);
  return elsewhere.length > 0 ? `sent to another address: ${elsewhere.join(', ')}` : null;
}

type SignedConfig = z.output<typeof webhookConfigV2>;
const signedConfig = (client: PrintfulClient) => client.find(webhookConfigV2, { method: 'GET', path: '/v2/webhooks' });
const unsignedConfig = (client: PrintfulClient) => client.find(webhookConfigV1, { method: 'GET', path: '/webhooks' });

/** Hints only: where Printful refuses them, the signed events and the regular sync do without. */
async function registerUnsigned(client: PrintfulClient, url: string): Promise<void> {
  const config = await unsignedConfig(client);
  if (config?.url === url && UNSIGNED_EVENTS.every((type) => config.types.includes(type))) return;
  try {
    await client.call(webhookConfigV1, { method: 'POST', path: '/webhooks', body: { url, types: UNSIGNED_EVENTS } });
  } catch (error) {
    if (!(error instanceof ProviderError) || error.kind !== 'rejected') throw error;
  }
}
