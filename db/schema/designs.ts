import { check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { PlacedDesign } from '@/lib/domain/catalogue/design';
import { MOCKUP, type MockupState, statesOf } from '@/lib/domain/order/states';
import { oneOf } from '../one-of';
import { time } from './_time';
import { variants } from './catalogue';

/** Pictures shoppers uploaded, once per content. The bytes lie in the file storage. */
export const designFiles = pgTable(
  'design_files',
  {
    /** SHA-256 of the cleaned picture, hex: also what makes its address unguessable. */
    file: text().primaryKey(),
    mediaType: text().$type<'image/png' | 'image/jpeg'>().notNull(),
    widthPx: integer().notNull(),
    heightPx: integer().notNull(),
    sizeBytes: integer().notNull(),
    /** The folder of its bytes: a picture that was swept and comes again gets another, so neither deletes the other's. */
    storageKey: text().notNull(),
    createdAt: time().notNull(),
    /** Last uploaded, priced or ordered; what nobody ordered is swept some days after it. */
    usedAt: time().notNull(),
  },
  (table) => [index('design_files_by_use').on(table.usedAt)],
);
export type DesignFileRow = typeof designFiles.$inferSelect;

/** A provider's own picture of a design on a product, made once per file, placement and look. */
export const mockups = pgTable(
  'mockups',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** Of file, placement and variant. */
    contentHash: text().notNull().unique(),
    file: text()
      .notNull()
      .references(() => designFiles.file, { onDelete: 'cascade' }),
    variantId: text()
      .notNull()
      .references(() => variants.id, { onDelete: 'cascade' }),
    design: jsonb().$type<PlacedDesign>().notNull(),
    state: text().$type<MockupState>().notNull(),
    /** The provider's own name for the work, while it draws. */
    task: text(),
    pictures: jsonb().$type<string[]>().notNull().default([]),
    failure: text(),
    createdAt: time().notNull(),
  },
  (table) => [
    index('mockups_by_file').on(table.file),
    index('mockups_by_task').on(table.task),
    check('mockups_state', oneOf(table.state, statesOf(MOCKUP))),
  ],
);
export type MockupRow = typeof mockups.$inferSelect;
