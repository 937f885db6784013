import type { WebhookEventRow } from '@/db/schema/operations';
import type { EventSource } from '@/lib/domain/order/timeline';
import type { EventOutcome } from '@/lib/engine/ctx';

/** Who brought the news: the sync's figures count what no webhook had told. */
export function sourceOf({ via }: Pick<WebhookEventRow, 'via'>): EventSource {
  return via === 'webhook' ? 'webhook' : 'sync';
}

/** An order was looked at because of a message. */
export function looked(changed: boolean, orderId: string): EventOutcome {
  return changed
    ? { state: 'processed', reason: 'changed', note: 'changed the order', orderId }
    : { state: 'processed', reason: 'nothing_new', note: 'nothing new', orderId };
}
