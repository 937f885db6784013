import type { Metadata } from './objects';

export type WebhookEndpoint = {
  id: string;
  object: 'webhook_endpoint';
  api_version: string | null;
  application: null;
  created: number;
  description: string | null;
  enabled_events: string[];
  livemode: false;
  metadata: Metadata;
  status: 'enabled' | 'disabled';
  url: string;
};

export type StripeEvent = {
  id: string;
  object: 'event';
  api_version: string;
  created: number;
  data: { object: Record<string, unknown>; previous_attributes?: Record<string, unknown> };
  livemode: false;
  pending_webhooks: number;
  request: Cause;
  type: string;
};

/** The API request behind an event; both null for what Stripe does on its own. */
export type Cause = { id: string | null; idempotency_key: string | null };

export const ON_ITS_OWN: Cause = { id: null, idempotency_key: null };
