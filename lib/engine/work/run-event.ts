import { eq } from 'drizzle-orm';
import { type WebhookEventRow, webhookEvents } from '@/db/schema/operations';
import { isOneOf, MESSAGES } from '@/lib/domain/order/states';
import { tally, traced } from '@/lib/platform/telemetry';
import type { Ctx } from '../ctx';
import { raiseAlert, resolveAlert } from '../raise-alert';
import type { Box } from './box';
import { runWork } from './run-work';

/** The inbox: every message that was taken in. One that waiting cannot help lies among the dead letters. */
const INBOX: Box<WebhookEventRow> = {
  table: webhookEvents,
  pending: 'received',
  ended: () => 'dead',
  points: { claimed: 'event.claimed', acted: 'event.applied' },
  write: (ctx, where, set) =>
    ctx.db
      .update(webhookEvents)
      .set({
        ...set,
        ...(set.state && isOneOf(set.state, MESSAGES.worked) ? { processedAt: ctx.clock.now() } : {}),
      })
      .where(where)
      .returning(),
  async find(ctx, id) {
    const [row] = await ctx.db.select().from(webhookEvents).where(eq(webhookEvents.id, id));
    return row;
  },
  enqueue: (ctx, { id }, afterMs) =>
    ctx.queue.enqueue(ctx.db, 'webhook', { eventId: id }, afterMs === undefined ? {} : { afterMs }),
  act: (ctx, event) =>
    traced('webhook.process', { source: event.source, type: event.type }, () =>
      ctx.work.inbox({ ...ctx, webhookEventId: event.id }, event),
    ),
  wasTold: (_ctx, { attempts, owedAt, receivedAt }) => attempts > 1 || owedAt > receivedAt,
  succeeded: (ctx, { id }) => resolveAlert(ctx, 'webhook_dead', id),
  async failed(ctx, event, _ending, message) {
    await raiseAlert(ctx, {
      kind: 'webhook_dead',
      key: event.id,
      severity: 'critical',
      message: `A ${event.source} ${event.type} could not be worked on: ${message}`,
      ...(event.orderId ? { orderId: event.orderId } : {}),
    });
  },
  about: ({ source, type }) => ({ source, type }),
  count: ({ source }, outcome) => tally('webhooks.worked', { source, outcome }),
};

/** Acts on one message that is in the inbox. */
export function runEvent(ctx: Ctx, eventId: string): Promise<void> {
  return runWork(ctx, INBOX, eventId);
}
