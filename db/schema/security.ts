import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { time } from './_time';

/** What happened at the edge, counted by the minute: nobody's name, and no more rows however much is tried. */
export const securityEvents = pgTable(
  'security_events',
  {
    minute: time().notNull(),
    kind: text().notNull(),
    /** What it was about, in a word of ours: a limit, a source, a directive. */
    about: text().notNull(),
    count: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.minute, table.kind, table.about] }),
    index('security_events_by_kind').on(table.kind, table.minute),
  ],
);

/** Our own scripts on the payment page, as they were when first seen: a file of that name never changes. */
export const paymentPageScripts = pgTable('payment_page_scripts', {
  path: text().primaryKey(),
  sha256: text().notNull(),
  firstSeenAt: time().notNull(),
  seenAt: time().notNull(),
});
