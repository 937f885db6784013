import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { sealed } from '../sealed';
import { time } from './_time';
import { orders } from './orders';

/** What print shops gave back for an order, as staff entered it. The id comes from the browser. */
export const providerCredits = pgTable(
  'provider_credits',
  {
    id: uuid().primaryKey(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    provider: text().notNull(),
    amountMinor: integer().notNull(),
    currency: text().notNull(),
    noteSealed: sealed<string>(),
    recordedBy: text().notNull(),
    recordedAt: time().notNull(),
  },
  (table) => [index('provider_credits_by_order').on(table.orderId)],
);
