import { z } from 'zod';
import type { Account } from './account';
import { invalidParam } from './errors';
import type { WebhookEndpoint } from './event-objects';
import { EVENT_CHOICES } from './event-types';
import { otherId, webhookSecret } from './ids';
import { API_VERSION } from './objects';
import { emptyable, flag, metadata, text } from './params';
import { mergeMetadata } from './values';

const events = z.array(z.enum(EVENT_CHOICES)).min(1);

export const endpointCreate = z.strictObject({
  url: text(),
  enabled_events: events,
  api_version: z.enum([API_VERSION]).optional(),
  connect: flag.optional(),
  description: emptyable(text()),
  metadata,
});
export const endpointUpdate = z.strictObject({
  url: text().optional(),
  enabled_events: events.optional(),
  description: emptyable(text()),
  disabled: flag.optional(),
  metadata,
});

/** Registers an endpoint. Its signing secret is in this answer and in no other. */
export function createEndpoint(
  account: Account,
  params: z.infer<typeof endpointCreate>,
): WebhookEndpoint & { secret: string } {
  checkUrl(params.url);
  const endpoint: WebhookEndpoint = {
    id: otherId('we'),
    object: 'webhook_endpoint',
    api_version: params.api_version ?? null,
    application: null,
    created: account.world.clock.seconds(),
    description: params.description ?? null,
    enabled_events: params.enabled_events,
    livemode: false,
    metadata: mergeMetadata({}, params.metadata),
    status: 'enabled',
    url: params.url,
  };
  const secret = webhookSecret();
  account.webhookEndpoints.set(endpoint.id, endpoint);
  account.webhookSecrets.set(endpoint.id, secret);
  return { ...endpoint, secret };
}

export function updateEndpoint(endpoint: WebhookEndpoint, params: z.infer<typeof endpointUpdate>): WebhookEndpoint {
  if (params.url !== undefined) checkUrl(params.url);
  endpoint.url = params.url ?? endpoint.url;
  endpoint.enabled_events = params.enabled_events ?? endpoint.enabled_events;
  endpoint.metadata = mergeMetadata(endpoint.metadata, params.metadata);
  if (params.description !== undefined) endpoint.description = params.description;
  if (params.disabled !== undefined) endpoint.status = params.disabled ? 'disabled' : 'enabled';
  return endpoint;
}

/** The secret is kept: an attempt that is already under way still needs one. */
export function deleteEndpoint(account: Account, { id }: WebhookEndpoint) {
  account.webhookEndpoints.delete(id);
  return { id, object: 'webhook_endpoint', deleted: true };
}

/** Unlike the real Stripe this takes http and local hosts: here the shop runs on the same machine. */
function checkUrl(url: string): void {
  const protocol = URL.canParse(url) ? new URL(url).protocol : '';
  if (protocol === 'http:' || protocol === 'https:') return;
  throw invalidParam('url', 'Invalid URL: An explicit scheme (such as https) must be provided.', 'url_invalid');
}
