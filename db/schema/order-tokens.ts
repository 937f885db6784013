import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { created, time } from './_time';
import { orders } from './orders';

/** The keys to an order for people without an account. Only hashes are kept. */
export const orderTokens = pgTable(
  'order_tokens',
  {
    hash: text().primaryKey(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    /** `weak` tokens travelled by mail. */
    strength: text().$type<'strong' | 'weak'>().notNull(),
    createdAt: created(),
    expiresAt: time().notNull(),
  },
  (table) => [index('order_tokens_by_order').on(table.orderId)],
);
