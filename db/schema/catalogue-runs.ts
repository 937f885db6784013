import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { CatalogueRunKind } from '@/lib/domain/catalogue/catalogue-run';
import { CATALOGUE_RUN, type CatalogueRunState, statesOf } from '@/lib/domain/order/states';
import { oneOf } from '../one-of';
import { time } from './_time';

/** One row per reading of a provider's store, whole or of one product. */
export const catalogueRuns = pgTable(
  'catalogue_runs',
  {
    id: uuid().primaryKey().defaultRandom(),
    provider: text().notNull(),
    kind: text().$type<CatalogueRunKind>().notNull(),
    /** The provider's product id; null for the whole store. */
    subject: text(),
    trigger: text().notNull(),
    state: text().$type<CatalogueRunState>().notNull(),
    startedAt: time().notNull(),
    /** Its last progress: a run that says nothing for minutes is dead and may be taken on. */
    progressAt: time().notNull(),
    finishedAt: time(),
    /** Where to go on; null at the start. */
    cursor: text(),
    /** Products that were looked at. */
    read: integer().notNull().default(0),
    added: integer().notNull().default(0),
    changed: integer().notNull().default(0),
    unlisted: integer().notNull().default(0),
    skipped: integer().notNull().default(0),
    requests: integer().notNull().default(0),
    /** Why it stopped. */
    error: text(),
  },
  (table) => [
    index('catalogue_runs_by_time').on(table.startedAt, table.id),
    index('catalogue_runs_by_provider').on(table.provider, table.kind, table.startedAt),
    check('catalogue_runs_state', oneOf(table.state, statesOf(CATALOGUE_RUN))),
  ],
);
export type CatalogueRunRow = typeof catalogueRuns.$inferSelect;

/** What is at a provider and cannot be sold as it is now: a whole product, or a variant of one. */
export const catalogueSkips = pgTable(
  'catalogue_skips',
  {
    provider: text().notNull(),
    providerProductId: text().notNull(),
    /** Empty: the whole product. */
    variant: text().notNull(),
    title: text().notNull(),
    reason: text().notNull(),
    /** The run that saw it last. */
    runId: uuid()
      .notNull()
      .references(() => catalogueRuns.id, { onDelete: 'cascade' }),
    seenAt: time().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.provider, table.providerProductId, table.variant] }),
    index('catalogue_skips_by_run').on(table.runId),
  ],
);

/** What rarely changes at a provider (measures, print areas), so that it costs no request at every reading. */
export const catalogueMemos = pgTable(
  'catalogue_memos',
  {
    provider: text().notNull(),
    key: text().notNull(),
    /** In a box, since nothing (null) is worth keeping too. */
    value: jsonb().$type<{ kept: unknown }>().notNull(),
    readAt: time().notNull(),
  },
  (table) => [primaryKey({ columns: [table.provider, table.key] })],
);
