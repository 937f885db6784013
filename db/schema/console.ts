import { bigserial, boolean, check, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { OrderFilter } from '@/lib/domain/order/list-filters';
import { REFUND_REQUEST, type RefundRequestState, statesOf } from '@/lib/domain/order/states';
import { oneOf } from '../one-of';
import { sealed, type Vault } from '../sealed';
import { created, time } from './_time';
import { orders } from './orders';
import { users } from './people';

/** Filters of the order list that a member of staff gave a name. */
export const savedViews = pgTable(
  'saved_views',
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** A fingerprint of its name; in rows of before the name, with the filters beside it. */
    name: text().notNull(),
    query: jsonb().$type<OrderFilter>().notNull(),
    viewSealed: sealed<{ name: string; query: OrderFilter }>(),
    createdAt: created(),
  },
  (table) => [unique('saved_views_name').on(table.userId, table.name)],
);

/** What is in one, whichever release wrote it. */
export function keptView(vault: Vault, { id, name, query, viewSealed }: typeof savedViews.$inferSelect) {
  return vault.read(savedViews.viewSealed, id, viewSealed, { name, query }) ?? { name, query };
}

/** By which words staff find an order, each as a keyed fingerprint. */
export const orderWords = pgTable(
  'order_words',
  {
    orderId: uuid()
      .primaryKey()
      .references(() => orders.id, { onDelete: 'cascade' }),
    words: text().array().notNull(),
  },
  (table) => [index('order_words_by_word').using('gin', table.words)],
);

/** The oldest order that maintenance has looked at for its words, in the only row. */
export const orderWordsFrontier = pgTable('order_words_frontier', {
  only: boolean().primaryKey().default(true),
  orderId: uuid()
    .notNull()
    .references(() => orders.id, { onDelete: 'cascade' }),
});

/** What staff tell each other about an order. Append-only (a trigger refuses updates), sealed like all free text. */
export const orderNotes = pgTable(
  'order_notes',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    actor: text().notNull(),
    textSealed: sealed<string>().notNull(),
    createdAt: created(),
  },
  (table) => [index('order_notes_by_order').on(table.orderId, table.id)],
);

/**
 * Refunds that staff asked for. The id comes from the browser, so a repeated click is the same request. Small ones are
 * approved at once; above the limit somebody else decides. An approved one owes the effect that pays.
 */
export const refundRequests = pgTable(
  'refund_requests',
  {
    id: uuid().primaryKey(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    amountMinor: integer().notNull(),
    currency: text().notNull(),
    reason: text().notNull(),
    /** Both notes as the releases before wrote them. */
    note: text(),
    noteSealed: sealed<string>(),
    /** Which items and how many of each it is for; empty for an amount. */
    lines: jsonb().$type<{ item_id: string; quantity: number }[]>().notNull().default([]),
    state: text().$type<RefundRequestState>().notNull(),
    requestedBy: text().notNull(),
    requestedAt: time().notNull(),
    decidedBy: text(),
    decidedAt: time(),
    decisionNote: text(),
    decisionNoteSealed: sealed<string>(),
  },
  (table) => [
    index('refund_requests_by_order').on(table.orderId),
    check('refund_requests_state', oneOf(table.state, statesOf(REFUND_REQUEST))),
    index('refund_requests_by_state').on(table.state, table.requestedAt),
  ],
);
export type RefundRequestRow = typeof refundRequests.$inferSelect;
