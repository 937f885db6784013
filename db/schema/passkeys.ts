import { bigint, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { created, time } from './_time';
import { users } from './people';

const owner = () =>
  uuid()
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' });

/** What staff prove with that it is them, by the id their device gave it. Only the public half is ever here. */
export const passkeys = pgTable(
  'passkeys',
  {
    id: text().primaryKey(),
    userId: owner(),
    publicKey: text().notNull(),
    /** How often it was used, as it says itself; 0 where it does not count. */
    counter: bigint({ mode: 'number' }).notNull(),
    transports: jsonb().$type<string[]>().notNull(),
    /** Browser and system in words, for its owner to know it again. */
    name: text().notNull(),
    createdAt: created(),
    usedAt: time(),
  },
  (table) => [index('passkeys_by_user').on(table.userId)],
);

/** Each takes the place of a passkey once: using it deletes it. Only hashes are kept. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  { codeHash: text().primaryKey(), userId: owner(), createdAt: created() },
  (table) => [index('recovery_codes_by_user').on(table.userId)],
);

/** What a passkey is to sign, for one session or browser, once and within minutes. */
export const passkeyChallenges = pgTable('passkey_challenges', {
  challenge: text().primaryKey(),
  holder: text().notNull(),
  expiresAt: time().notNull(),
});
