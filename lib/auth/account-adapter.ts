import { and, eq } from 'drizzle-orm';
import type { Adapter, AdapterAccount, AdapterUser } from 'next-auth/adapters';
import { accountWith, emailOf, emailValues } from '@/db/account-email';
import type { Db } from '@/db/client';
import { accounts, users } from '@/db/schema/people';
import type { Vault } from '@/db/sealed';
import type { Clock } from '@/lib/platform/clock';

type User = typeof users.$inferSelect;

export const toAdapter = (vault: Vault, user: User) => ({ ...user, email: emailOf(vault, user) });

/** next-auth's accounts. Of what Google or GitHub tell, the proved address alone is kept: it is who somebody is here. */
export function accountAdapter({ db, vault, clock }: { db: Db; vault: Vault; clock: Clock }) {
  return {
    async createUser({ email, emailVerified }: Omit<AdapterUser, 'id'>) {
      const values = { ...emailValues(vault, email), emailVerified, createdAt: clock.now() };
      const [made] = await db.insert(users).values(values).returning();
      if (!made) throw new Error('the account was not written');
      return toAdapter(vault, made);
    },
    async getUser(id) {
      const [user] = await db.select().from(users).where(eq(users.id, id));
      return user ? toAdapter(vault, user) : null;
    },
    async getUserByEmail(email) {
      const user = await accountWith({ db, vault }, email);
      return user && toAdapter(vault, user);
    },
    async getUserByAccount({ provider, providerAccountId }) {
      const [found] = await db
        .select({ user: users })
        .from(accounts)
        .innerJoin(users, eq(users.id, accounts.userId))
        .where(and(eq(accounts.provider, provider), eq(accounts.providerAccountId, providerAccountId)));
      return found ? toAdapter(vault, found.user) : null;
    },
    async updateUser({ id, emailVerified }) {
      const change = { emailVerified: emailVerified ?? null };
      const [user] = await db.update(users).set(change).where(eq(users.id, id)).returning();
      if (!user) throw new Error(`no account ${id}`);
      return toAdapter(vault, user);
    },
    async linkAccount({ userId, type, provider, providerAccountId }: AdapterAccount) {
      await db.insert(accounts).values({ userId, type, provider, providerAccountId });
    },
  } satisfies Adapter;
}
