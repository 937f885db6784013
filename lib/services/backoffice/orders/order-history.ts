import { desc, eq } from 'drizzle-orm';
import { orderNotes } from '@/db/schema/console';
import { webhookEvents } from '@/db/schema/operations';
import { type OrderRow, orderEvents } from '@/db/schema/orders';
import { auditLog } from '@/db/schema/people';
import { formatMoney } from '@/lib/domain/money/money';
import { ACTION_LABEL } from '@/lib/domain/order/policy';
import { type EventKind, isForShopper, type Lane, laneOf } from '@/lib/domain/order/timeline';
import type { Ctx } from '@/lib/engine/ctx';
import { wordsIn } from '@/lib/platform/words';
import { actorNames } from '../staff/actor-names';

/** More than this many of one sort are not shown; an order that has them is looked at in the logs. */
const MOST = 300;

export type HistoryEntry = {
  id: string;
  lane: Lane;
  at: Date;
  title: string;
  /** The exact kind, for searching logs. */
  kind: string;
  source: string;
  actor: string;
  detail: string;
  /** Routine that changed nothing: told only to who asks for it. */
  quiet: boolean;
};

/** How `process-webhook` says that everything was known already. */
const NOTHING_NEW = 'nothing new';

/** These have an event on the order itself, which says the same and more. */
const TOLD_ELSEWHERE = new Set(['orders.cancel', 'orders.note', 'orders.edit_address', 'orders.resubmit']);

/** Everything that happened around one order, in one line of time, newest first: ours, Stripe's, providers', staff's. */
export async function orderHistory(ctx: Ctx, order: OrderRow): Promise<HistoryEntry[]> {
  const [events, webhooks, audit, notes] = await Promise.all([
    ctx.db
      .select()
      .from(orderEvents)
      .where(eq(orderEvents.orderId, order.id))
      .orderBy(desc(orderEvents.id))
      .limit(MOST),
    ctx.db
      .select({
        id: webhookEvents.id,
        source: webhookEvents.source,
        type: webhookEvents.type,
        state: webhookEvents.state,
        note: webhookEvents.note,
        attempts: webhookEvents.attempts,
        receivedAt: webhookEvents.receivedAt,
      })
      .from(webhookEvents)
      .where(eq(webhookEvents.orderId, order.id))
      .orderBy(desc(webhookEvents.receivedAt))
      .limit(MOST),
    ctx.db
      .select()
      .from(auditLog)
      .where(eq(auditLog.subject, order.orderNumber))
      .orderBy(desc(auditLog.at))
      .limit(MOST),
    ctx.db.select().from(orderNotes).where(eq(orderNotes.orderId, order.id)).orderBy(desc(orderNotes.id)).limit(MOST),
  ]);
  const nameOf = await actorNames(
    ctx,
    [...events, ...audit, ...notes].map(({ actor }) => actor),
  );
  const entries: HistoryEntry[] = [
    ...events.map((event) => ({
      id: `event-${event.id}`,
      lane: laneOf(event.kind, event.source),
      at: event.occurredAt,
      title: titleOf(event.kind),
      kind: event.kind,
      source: event.source,
      actor: nameOf(event.actor),
      detail: detailOf(event.data, order.currency),
      quiet: false,
    })),
    ...webhooks.map((event) => ({
      id: `webhook-${event.id}`,
      lane: 'webhook' as const,
      at: event.receivedAt,
      title: `Webhook ${event.state}`,
      kind: event.type,
      source: event.source,
      actor: event.source,
      quiet: event.state === 'ignored' || event.note === NOTHING_NEW,
      detail: [event.note, event.attempts > 1 ? `${event.attempts} attempts` : null].filter(Boolean).join(', '),
    })),
    ...audit
      .filter(({ action }) => !TOLD_ELSEWHERE.has(action))
      .map((entry) => ({
        id: `audit-${entry.id}`,
        lane: 'staff' as const,
        at: entry.at,
        title: (ACTION_LABEL as Record<string, string>)[entry.action] ?? entry.action,
        kind: entry.action,
        source: 'staff',
        actor: nameOf(entry.actor),
        detail: detailOf(entry.data, order.currency),
        quiet: false,
      })),
    ...notes.map((note) => ({
      id: `note-${note.id}`,
      lane: 'staff' as const,
      at: note.createdAt,
      title: 'Note',
      kind: 'note',
      source: 'staff',
      actor: nameOf(note.actor),
      detail: String(ctx.vault.open(note.textSealed)),
      quiet: false,
    })),
  ];
  return entries.sort((a, b) => b.at.getTime() - a.at.getTime());
}

/** `amount: $12.50 · reason: goodwill`. */
function detailOf(data: Record<string, unknown>, currency: string): string {
  return Object.entries(data)
    .filter(([key, value]) => value !== null && value !== '' && key !== 'request_id' && key !== 'currency')
    .map(([key, value]) => {
      if (typeof value === 'number' && key.endsWith('_minor'))
        return `${key.slice(0, -'_minor'.length).replaceAll('_', ' ')}: ${formatMoney(value, currency)}`;
      return `${key.replaceAll('_', ' ')}: ${typeof value === 'object' ? JSON.stringify(value) : value}`;
    })
    .join(' · ');
}

/** The shopper's words where there are some, else the kind in plain letters. */
function titleOf(kind: EventKind): string {
  if (isForShopper(kind)) return wordsIn('en', 'timeline')(`${kind}.title`);
  const plain = kind.replaceAll(/[._]/g, ' ');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
