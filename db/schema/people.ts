import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Role } from '@/lib/domain/core/actor';
import { sealed } from '../sealed';
import { created, time } from './_time';

/** People with an account: name, picture and clear address are of the releases before, and go with `npm run reseal`. */
export const users = pgTable(
  'users',
  {
    id: uuid().primaryKey().defaultRandom(),
    name: text(),
    email: text().unique(),
    emailSealed: sealed<string>(),
    emailIndex: text(),
    emailVerified: time(),
    image: text(),
    role: text().$type<Role>().notNull().default('customer'),
    createdAt: created(),
  },
  (table) => [uniqueIndex('users_by_email').on(table.emailIndex)],
);

/** With whom else somebody signs in. What next-auth would keep beyond who it is there, we do not. */
export const accounts = pgTable(
  'accounts',
  {
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    type: text().notNull(),
    provider: text().notNull(),
    providerAccountId: text().notNull(),
    refresh_token: text(),
    access_token: text(),
    expires_at: integer(),
    token_type: text(),
    scope: text(),
    id_token: text(),
    session_state: text(),
  },
  (table) => [primaryKey({ columns: [table.provider, table.providerAccountId] })],
);

/** Read by the release before only; `browser_sessions` took its place. */
export const sessions = pgTable('sessions', {
  sessionToken: text().primaryKey(),
  userId: uuid()
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' }),
  expires: time().notNull(),
});

/** Where somebody is signed in. Only a hash of what the browser holds is kept. */
export const browserSessions = pgTable('browser_sessions', {
  id: uuid().primaryKey().defaultRandom(),
  tokenHash: text().notNull().unique(),
  userId: uuid()
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' }),
  expires: time().notNull(),
  createdAt: created(),
  seenAt: created(),
  /** Browser and system in words, for its owner to know it again. */
  device: text(),
  /** When it was last proved with a passkey or a recovery code who sits there. */
  provedAt: time(),
});

/** A mailed link that was asked for, one per browser. Only fingerprints are kept, and the address sealed. */
export const signInRequests = pgTable('sign_in_requests', {
  browserHash: text().primaryKey(),
  tokenHash: text().notNull().unique(),
  emailIndex: text().notNull(),
  emailSealed: sealed<string>().notNull(),
  wrongCodes: integer().notNull().default(0),
  expiresAt: time().notNull(),
});

/** Read by the release before only; `sign_in_requests` took its place. */
export const verificationTokens = pgTable(
  'verification_tokens',
  { identifier: text().notNull(), token: text().notNull(), expires: time().notNull() },
  (table) => [primaryKey({ columns: [table.identifier, table.token] })],
);

/** Who did what, append-only. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: uuid().primaryKey().defaultRandom(),
    at: created(),
    actor: text().notNull(),
    action: text().notNull(),
    subject: text().notNull(),
    data: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  },
  (table) => [
    index('audit_log_by_time').on(table.at, table.id),
    index('audit_log_by_subject').on(table.subject, table.at),
    index('audit_log_by_actor').on(table.actor, table.at),
  ],
);
