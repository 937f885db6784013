import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { KeyStrength } from '@/lib/domain/core/actor';
import { created, time } from './_time';
import { orders } from './orders';
import { browserSessions } from './people';

/** The keys to an order for people without an account. Only hashes are kept. */
export const orderTokens = pgTable(
  'order_tokens',
  {
    hash: text().primaryKey(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    strength: text().$type<KeyStrength>().notNull(),
    /** Made for somebody who was signed in: it ends with that session. */
    sessionId: uuid().references(() => browserSessions.id, { onDelete: 'cascade' }),
    createdAt: created(),
    expiresAt: time().notNull(),
  },
  (table) => [index('order_tokens_by_order').on(table.orderId), index('order_tokens_by_session').on(table.sessionId)],
);
