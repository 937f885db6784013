import { sql } from 'drizzle-orm';
import { bigserial, boolean, index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { EventKind, EventSource } from '@/lib/domain/order/timeline';
import { created, time } from './_time';
import { orders } from './orders';

/** Append-only (a trigger refuses updates). `once_key` makes a fact appear once however often it is told. */
export const orderEvents = pgTable(
  'order_events',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    fulfillmentId: uuid(),
    kind: text().$type<EventKind>().notNull(),
    onceKey: text(),
    occurredAt: time().notNull(),
    recordedAt: created(),
    source: text().$type<EventSource>().notNull(),
    actor: text().notNull(),
    customerVisible: boolean().notNull(),
    /** The message that led to it, where one did. */
    webhookEventId: uuid(),
    data: jsonb().$type<Record<string, string | number | boolean | null>>().notNull().default({}),
  },
  (table) => [
    unique('order_events_once').on(table.orderId, table.kind, table.onceKey),
    index('order_events_by_order').on(table.orderId, table.occurredAt),
    index('order_events_by_time').using('brin', table.recordedAt).with({ autosummarize: true }),
    index('order_events_by_kind').on(table.kind, table.recordedAt),
    index('order_events_by_sync').on(table.recordedAt).where(sql`source = 'sync'`),
    index('order_events_by_webhook').on(table.webhookEventId).where(sql`webhook_event_id is not null`),
  ],
);
export type OrderEventRow = typeof orderEvents.$inferSelect;
