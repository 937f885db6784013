import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { REFUND, type RefundState, statesOf } from '@/lib/domain/order/states';
import { oneOf } from '../one-of';
import { created, time } from './_time';
import { orders } from './orders';

/**
 * Every refund that Stripe has told of, by its id there: ours and the dashboard's. What an order gave back is the sum of
 * those that go out or have gone, so it only shrinks where one of them failed.
 */
export const paymentRefunds = pgTable(
  'payment_refunds',
  {
    id: text().primaryKey(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    amountMinor: integer().notNull(),
    state: text().$type<RefundState>().notNull(),
    /** Stripe's word for why it waits or failed, such as `insufficient_funds`. */
    reason: text(),
    createdAt: time().notNull(),
    updatedAt: created(),
  },
  (table) => [
    index('payment_refunds_by_order').on(table.orderId),
    index('payment_refunds_by_state').on(table.state, table.createdAt),
    check('payment_refunds_state', oneOf(table.state, statesOf(REFUND))),
  ],
);
