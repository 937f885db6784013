import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { webhookEvents } from '@/db/schema/operations';
import type { MessageWay } from '@/lib/domain/shop/sync-run';
import type { Ctx } from '../ctx';

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

/** Puts one message into the inbox and its job into the queue. The same message again, by whatever way, is a duplicate. */
export async function storeEvent(ctx: Ctx, event: InboxEvent): Promise<Stored> {
  const now = ctx.clock.now();
  const id = randomUUID();
  const row = ctx.db
    .insert(webhookEvents)
    .values({
      id,
      source: event.source,
      dedupeKey: event.dedupeKey,
      type: event.type,
      signed: event.signed,
      via: event.via,
      ...beginningOf(event),
      occurredAt: event.occurredAt,
      receivedAt: now,
      owedAt: now,
      payloadSealed: ctx.vault.seal(webhookEvents.payloadSealed, id, event.rawBody),
      headers: event.headers ?? {},
    })
    .onConflictDoNothing()
    .returning({ eventId: sql<string>`${webhookEvents.id}`.as('eventId') });
  if (event.known && event.fault === undefined)
    return (await ctx.queue.enqueueNew(ctx.db, 'webhook', row.getSQL())) ? 'stored' : 'duplicate';
  if ((await row).length === 0) return 'duplicate';
  return event.fault === undefined ? 'ignored' : 'stored';
}

function beginningOf({ known, fault }: InboxEvent) {
  if (fault !== undefined) return { state: 'dead' as const, reasonCode: 'unreadable' as const, note: fault };
  return known
    ? { state: 'received' as const }
    : { state: 'ignored' as const, reasonCode: 'unknown_type' as const, note: 'a type we have no use for' };
}
