import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, real, text, uuid } from 'drizzle-orm/pg-core';
import type { Locale } from '@/lib/domain/core/locale';
import type { ProblemAnswer, ProblemKind } from '@/lib/domain/order/problem';
import type { InquiryKind, InquiryWords } from '@/lib/domain/shop/inquiry';
import { sealed } from '../sealed';
import { created, time } from './_time';
import { orderItems, orders } from './orders';

/** What shoppers tell us is wrong with what they got. Their words are sealed; photos lie in the file storage. */
export const problemReports = pgTable(
  'problem_reports',
  {
    id: uuid().primaryKey().defaultRandom(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    orderItemId: uuid().references(() => orderItems.id, { onDelete: 'cascade' }),
    kind: text().$type<ProblemKind>().notNull(),
    textSealed: sealed<string>().notNull(),
    photos: jsonb().$type<{ key: string; contentType: string }[]>().notNull().default(sql`'[]'::jsonb`),
    createdAt: created(),
    /** What became of it, and what its shopper was told. */
    answer: text().$type<ProblemAnswer>(),
    answerSealed: sealed<string>(),
    answeredAt: time(),
    answeredBy: text(),
  },
  (table) => [index('problem_reports_by_order').on(table.orderId, table.createdAt)],
);
export type ProblemReportRow = typeof problemReports.$inferSelect;

/** Who wants no mails that ask how it was, by the keyed fingerprint of the e-mail. */
export const mailDeclines = pgTable('mail_declines', {
  emailIndex: text().primaryKey(),
  declinedAt: created(),
});

/** What people write to the shop, withdrawals among it. Their words are sealed, and found again by whose they are. */
export const inquiries = pgTable(
  'inquiries',
  {
    id: uuid().primaryKey(),
    kind: text().$type<InquiryKind>().notNull(),
    /** Where number and e-mail belong together. */
    orderId: uuid().references(() => orders.id, { onDelete: 'set null' }),
    locale: text().$type<Locale>().notNull(),
    wordsSealed: sealed<InquiryWords>().notNull(),
    emailIndex: text().notNull(),
    receivedAt: time().notNull(),
    closedAt: time(),
    closedBy: text(),
  },
  (table) => [
    index('inquiries_by_age').on(table.receivedAt, table.id),
    index('inquiries_by_email').on(table.emailIndex),
    index('inquiries_open').on(table.receivedAt).where(sql`closed_at is null`),
  ],
);

/**
 * How long packages really took from payment to the door, in days. Only what enough packages prove; counted anew by
 * the sync.
 */
export const deliveryHistory = pgTable(
  'delivery_history',
  {
    provider: text().notNull(),
    /** As in `products.kind`. */
    kind: text().notNull(),
    country: text().notNull(),
    tier: text().notNull(),
    packages: integer().notNull(),
    p20Days: real().notNull(),
    p90Days: real().notNull(),
    countedAt: time().notNull(),
  },
  (table) => [primaryKey({ columns: [table.provider, table.kind, table.country, table.tier] })],
);
