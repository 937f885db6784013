import { boolean, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { sealed } from '../sealed';
import { time } from './_time';

/** Signing secrets made from the console, beside those of the environment. All that are not retired are accepted. */
export const webhookSecrets = pgTable(
  'webhook_secrets',
  {
    id: uuid().primaryKey().defaultRandom(),
    source: text().notNull(),
    secretSealed: sealed<string>().notNull(),
    createdAt: time().notNull(),
    createdBy: text().notNull(),
    retiredAt: time(),
  },
  (table) => [index('webhook_secrets_by_source').on(table.source, table.createdAt)],
);

/** What a service answered when it was last asked where it sends its messages. */
export const webhookRegistrations = pgTable('webhook_registrations', {
  source: text().primaryKey(),
  /** Null: it could not be asked. */
  inOrder: boolean(),
  detail: text().notNull(),
  checkedAt: time().notNull(),
});

/** Messages that were turned away are not stored, only counted by the hour. */
export const webhookRejections = pgTable(
  'webhook_rejections',
  {
    source: text().notNull(),
    hour: time().notNull(),
    reason: text().notNull(),
    count: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.source, table.hour, table.reason] })],
);
