import { bigserial, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { KeyName } from '@/lib/domain/shop/keys';
import { sealed } from '../sealed';
import { created, time } from './_time';

/**
 * What the merchant decided, each time whole: the newest row of a key holds. Append-only (a trigger refuses changes),
 * so to undo is to write an older one anew.
 */
export const settingVersions = pgTable(
  'setting_versions',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    key: text().notNull(),
    value: jsonb().$type<Record<string, unknown>>().notNull(),
    actor: text().notNull(),
    at: created(),
  },
  (table) => [index('setting_versions_by_key').on(table.key, table.id)],
);

/** Keys that were connected in the console, where the environment says none. All replicas are told of a change by a trigger. */
export const keptKeys = pgTable('kept_keys', {
  name: text().$type<KeyName>().primaryKey(),
  valueSealed: sealed<string>().notNull(),
  changedAt: time().notNull(),
  changedBy: text().notNull(),
});
