import { createHmac } from 'node:crypto';

/** Every topic there is. A cancellation has none of its own: it arrives as `order:updated`. */
export const TOPICS = [
  'shop:disconnected',
  'product:created',
  'product:updated',
  'product:deleted',
  'product:publish:started',
  'order:created',
  'order:updated',
  'order:sent-to-production',
  'order:shipment:created',
  'order:shipment:delivered',
  // These two can be registered, but nothing in this sandbox causes them.
  'personalization-preview-task:processed',
  'support-request:updated',
] as const;
export type Topic = (typeof TOPICS)[number];

export type Webhook = {
  id: string;
  topic: Topic;
  url: string;
  /** Never shown again. */
  secret: string | null;
  /** Sandbox time until which nothing is sent, after an event was given up. */
  blockedUntilMs: number;
  lostWhileBlocked: number;
};

export const SIGNATURE_HEADER = 'X-Pfy-Signature';

/** The header's value over the raw body: `sha256=` and lower-case hex. */
export function sign(secret: string, rawBody: string): string {
  return `sha256=${createHmac('sha256', secret).update(rawBody).digest('hex')}`;
}
