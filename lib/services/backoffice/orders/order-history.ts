import { desc, eq } from 'drizzle-orm';
import { orderNotes } from '@/db/schema/console';
import { webhookEvents } from '@/db/schema/operations';
import { orderEvents } from '@/db/schema/order-events';
import type { OrderRow } from '@/db/schema/orders';
import { auditLog } from '@/db/schema/people';
import { formatMoney } from '@/lib/domain/money/money';
import { ACTION_LABEL } from '@/lib/domain/order/policy';
import { type EventKind, isForShopper, laneOf } from '@/lib/domain/order/timeline';
import type { Ctx } from '@/lib/engine/ctx';
import { wordsIn } from '@/lib/platform/words';
import { actorNames } from '../staff/actor-names';

/** More than this many of one sort are not shown; an order that has them is looked at in the logs. */
const MOST = 300;

/** These have an event on the order itself, which says the same and more. */
const TOLD_ELSEWHERE = new Set([
  'orders.cancel',
  'orders.note',
  'orders.edit_address',
  'orders.edit_email',
  'orders.resubmit',
]);

type Rows = Awaited<ReturnType<typeof readHistory>>;

/** Everything that happened around one order, in one line of time, newest first: ours, Stripe's, providers', staff's. */
export async function orderHistory(ctx: Ctx, order: OrderRow) {
  const { events, messages, audit, notes } = await readHistory(ctx, order);
  const nameOf = await actorNames(
    ctx,
    [...events, ...audit, ...notes].map(({ actor }) => actor),
  );
  const entries = [
    ...events.map((event) => ({ ...eventEntry(event, order), actor: nameOf(event.actor) })),
    ...messages.map(messageEntry),
    ...audit
      .filter(({ action }) => !TOLD_ELSEWHERE.has(action))
      .map((entry) => ({ ...auditEntry(entry, order), actor: nameOf(entry.actor) })),
    ...notes.map((note) => ({ ...noteEntry(ctx, note), actor: nameOf(note.actor) })),
  ];
  return entries.sort((a, b) => b.at.getTime() - a.at.getTime());
}

async function readHistory({ db }: Ctx, order: OrderRow) {
  const [events, messages, audit, notes] = await Promise.all([
    db.select().from(orderEvents).where(eq(orderEvents.orderId, order.id)).orderBy(desc(orderEvents.id)).limit(MOST),
    db
      .select({
        id: webhookEvents.id,
        source: webhookEvents.source,
        type: webhookEvents.type,
        state: webhookEvents.state,
        reasonCode: webhookEvents.reasonCode,
        note: webhookEvents.note,
        attempts: webhookEvents.attempts,
        receivedAt: webhookEvents.receivedAt,
      })
      .from(webhookEvents)
      .where(eq(webhookEvents.orderId, order.id))
      .orderBy(desc(webhookEvents.receivedAt))
      .limit(MOST),
    db.select().from(auditLog).where(eq(auditLog.subject, order.orderNumber)).orderBy(desc(auditLog.at)).limit(MOST),
    db.select().from(orderNotes).where(eq(orderNotes.orderId, order.id)).orderBy(desc(orderNotes.id)).limit(MOST),
  ]);
  return { events, messages, audit, notes };
}

const eventEntry = (event: Rows['events'][number], { currency }: OrderRow) => ({
  id: `event-${event.id}`,
  lane: laneOf(event.kind, event.source),
  at: event.occurredAt,
  title: titleOf(event.kind),
  kind: event.kind,
  source: event.source,
  detail: detailOf(event.data, currency),
  quiet: false,
});

const messageEntry = (message: Rows['messages'][number]) => ({
  id: `webhook-${message.id}`,
  lane: 'webhook' as const,
  at: message.receivedAt,
  title: `Webhook ${message.state}`,
  kind: message.type,
  source: message.source,
  actor: message.source,
  quiet: message.state === 'ignored' || message.reasonCode === 'nothing_new',
  detail: [message.note, message.attempts > 1 ? `${message.attempts} attempts` : null].filter(Boolean).join(', '),
});

const auditEntry = (entry: Rows['audit'][number], { currency }: OrderRow) => ({
  id: `audit-${entry.id}`,
  lane: 'staff' as const,
  at: entry.at,
  title: (ACTION_LABEL as Record<string, string>)[entry.action] ?? entry.action,
  kind: entry.action,
  source: 'staff',
  detail: detailOf(entry.data, currency),
  quiet: false,
});

const noteEntry = (ctx: Ctx, note: Rows['notes'][number]) => ({
  id: `note-${note.id}`,
  lane: 'staff' as const,
  at: note.createdAt,
  title: 'Note',
  kind: 'note',
  source: 'staff',
  detail: ctx.vault.open(orderNotes.textSealed, note.id, note.textSealed),
  quiet: false,
});

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
