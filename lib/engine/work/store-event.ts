import { webhookEvents } from '@/db/schema/operations';
import type { MessageWay } from '@/lib/domain/order/sync-run';
import type { TxCtx } from '../ctx';

export type InboxEvent = {
  source: string;
  dedupeKey: string;
  type: string;
  signed: boolean;
  via: MessageWay;
  /** False for a type we have no use for: kept, never worked on. */
  known: boolean;
  /** Why it cannot be read. */
  fault?: string;
  occurredAt: Date | null;
  rawBody: string;
  headers?: Record<string, string>;
};

export type Stored = 'stored' | 'duplicate' | 'ignored';

/**
 * Puts one message into the inbox and its job into the queue, both in the caller's transaction. The same message
 * again, by whatever way it comes, is a duplicate.
 */
export async function storeEvent(ctx: TxCtx, event: InboxEvent): Promise<Stored> {
  const now = ctx.clock.now();
  const [stored] = await ctx.db
    .insert(webhookEvents)
    .values({
      source: event.source,
      dedupeKey: event.dedupeKey,
      type: event.type,
      signed: event.signed,
      via: event.via,
      ...beginningOf(event),
      occurredAt: event.occurredAt,
      receivedAt: now,
      owedAt: now,
      payloadSealed: ctx.vault.seal(event.rawBody),
      headers: event.headers ?? {},
    })
    .onConflictDoNothing()
    .returning({ id: webhookEvents.id });
  if (!stored) return 'duplicate';
  if (event.fault !== undefined) return 'stored';
  if (!event.known) return 'ignored';
  await ctx.queue.enqueue(ctx.db, 'webhook', { eventId: stored.id });
  return 'stored';
}

function beginningOf({ known, fault }: InboxEvent) {
  if (fault !== undefined) return { state: 'dead' as const, reasonCode: 'unreadable' as const, note: fault };
  return known
    ? { state: 'received' as const }
    : { state: 'ignored' as const, reasonCode: 'unknown_type' as const, note: 'a type we have no use for' };
}
