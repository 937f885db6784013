import { index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { orders } from './orders';

const time = () => timestamp({ withTimezone: true, mode: 'date' });

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
    createdAt: time().notNull().defaultNow(),
    expiresAt: time().notNull(),
  },
  (table) => [index('order_tokens_by_order').on(table.orderId)],
);
