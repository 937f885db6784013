import { eq } from 'drizzle-orm';
import type { Adapter } from 'next-auth/adapters';
import type { Db } from '@/db/client';
import { browserSessions, users } from '@/db/schema/people';
import type { Vault } from '@/db/sealed';
import { sessionLife } from '@/lib/domain/core/sign-in';
import type { Clock } from '@/lib/platform/clock';
import { sha256 } from '@/lib/platform/crypto';
import { accountAdapter, toAdapter } from './account-adapter';

const SEEN_EVERY_MS = 10 * 60_000;

/**
 * next-auth's sessions with only hashes kept, an end that no use puts off, and an end for those left lying. What mails
 * a link is not its matter: `proved` is the address this very request has proved, and the only one that signs in.
 */
export function sessionAdapter(about: {
  db: Db;
  vault: Vault;
  clock: Clock;
  device: string | null;
  proved: string | null;
  byPasskey: boolean;
}): Adapter {
  const { db, vault, clock } = about;
  const remove = async (hash: string) => {
    await db.delete(browserSessions).where(eq(browserSessions.tokenHash, hash));
  };
  return {
    ...accountAdapter(about),
    createVerificationToken: () => undefined,
    useVerificationToken: async () =>
      about.proved === null
        ? null
        : { identifier: about.proved, token: '', expires: new Date(clock.now().getTime() + 60_000) },
    async createSession({ sessionToken, userId, expires }) {
      const now = clock.now();
      await db.insert(browserSessions).values({
        ...{ tokenHash: sha256(sessionToken), userId, expires },
        ...{ device: about.device, createdAt: now, seenAt: now, provedAt: about.byPasskey ? now : null },
      });
      return { sessionToken, userId, expires };
    },
    async getSessionAndUser(sessionToken) {
      const hash = sha256(sessionToken);
      const [found] = await db
        .select({ session: browserSessions, user: users })
        .from(browserSessions)
        .innerJoin(users, eq(users.id, browserSessions.userId))
        .where(eq(browserSessions.tokenHash, hash));
      if (!found) return null;
      const { session, user } = found;
      const now = clock.now();
      const { mostMs, idleMs } = sessionLife(user.role);
      const unusedMs = now.getTime() - session.seenAt.getTime();
      if (now.getTime() - session.createdAt.getTime() >= mostMs || unusedMs >= idleMs) {
        await remove(hash);
        return null;
      }
      if (unusedMs > SEEN_EVERY_MS)
        await db.update(browserSessions).set({ seenAt: now }).where(eq(browserSessions.tokenHash, hash));
      return {
        session: { sessionToken, userId: session.userId, expires: session.expires },
        user: { ...toAdapter(vault, user), sessionId: session.id },
      };
    },
    updateSession: () => Promise.resolve(null),
    deleteSession: (sessionToken) => remove(sha256(sessionToken)),
  };
}
