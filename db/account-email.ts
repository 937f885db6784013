import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { Db } from './client';
import { users } from './schema/people';
import type { Vault } from './sealed';

type User = typeof users.$inferSelect;
type Kept = Pick<User, 'id' | 'email' | 'emailSealed'>;

/** An account's address. Rows of before have it in clear until `npm run reseal` (ADR 35). */
export function emailOf(vault: Vault, { id, email, emailSealed }: Kept): string {
  return vault.read(users.emailSealed, id, emailSealed, email) ?? '';
}

/** The account with this address, which signs in by it. */
export async function accountWith({ db, vault }: { db: Db; vault: Vault }, email: string): Promise<User | null> {
  const [known] = await db
    .select()
    .from(users)
    .where(eq(users.emailIndex, vault.emailIndex(email)));
  if (known) return known;
  const [before] = await db.select().from(users).where(sql`lower(${users.email}) = ${email.trim().toLowerCase()}`);
  return before ?? null;
}

/** What a new account is written with, its id among it. */
export function emailValues(vault: Vault, email: string, id: string = randomUUID()) {
  return {
    id,
    email: null,
    emailSealed: vault.seal(users.emailSealed, id, email),
    emailIndex: vault.emailIndex(email),
  };
}
