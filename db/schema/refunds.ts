import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import {
  DISPUTE,
  DISPUTE_KINDS,
  type DisputeKind,
  type DisputeState,
  REFUND,
  type RefundState,
  statesOf,
} from '@/lib/domain/order/states';
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

/** What banks and card networks say against a payment, by Stripe's id of it: chargebacks, inquiries, fraud warnings. */
export const paymentDisputes = pgTable(
  'payment_disputes',
  {
    id: text().primaryKey(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    kind: text().$type<DisputeKind>().notNull(),
    state: text().$type<DisputeState>().notNull(),
    /** Stripe's word, such as `product_not_received`. */
    reason: text().notNull(),
    /** What the bank takes, in the currency of the payment; 0 while it only asks. */
    amountMinor: integer().notNull(),
    currency: text().notNull(),
    /** Stripe's fee for it, in the account's currency; null where none was booked. */
    feeMinor: integer(),
    feeCurrency: text(),
    dueAt: time(),
    /** When a person let the order go on all the same. */
    letGoAt: time(),
    createdAt: time().notNull(),
    updatedAt: created(),
  },
  (table) => [
    index('payment_disputes_by_order').on(table.orderId),
    index('payment_disputes_due').on(table.dueAt).where(sql`state = 'needs_response'`),
    check('payment_disputes_kind', oneOf(table.kind, DISPUTE_KINDS)),
    check('payment_disputes_state', oneOf(table.state, statesOf(DISPUTE))),
  ],
);
export type DisputeRow = typeof paymentDisputes.$inferSelect;
