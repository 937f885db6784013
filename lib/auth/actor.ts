import { and, eq, sql } from 'drizzle-orm';
import { emailOf } from '@/db/account-email';
import type { Db } from '@/db/client';
import { passkeys } from '@/db/schema/passkeys';
import { browserSessions, users } from '@/db/schema/people';
import type { Vault } from '@/db/sealed';
import type { Actor, KeyStrength, Proof, Role } from '@/lib/domain/core/actor';
import { FRESH_MS } from '@/lib/domain/core/sign-in';

export type Credentials = {
  /** From the session cookie, already verified by next-auth. */
  userId: string | null;
  sessionId?: string | null;
  /** Whether owners and finance must have a passkey, and what time it is. */
  passkeys: { required: boolean; now: Date };
  /** What an order token opens, already looked up. */
  order: { orderId: string; ownerId: string | null; strength: KeyStrength } | null;
};

/**
 * Who is asking. A signed-in person comes first (the role is read anew, so a change works at once); the order token is
 * for people without an account, and for signed-in ones whose order it is not.
 */
export async function resolveActor({ db, vault }: { db: Db; vault: Vault }, credentials: Credentials): Promise<Actor> {
  if (credentials.userId) {
    const [user] = await readUser(db, credentials.userId, credentials.sessionId ?? null);
    const email = user && emailOf(vault, user);
    if (user && email) {
      const proof = proofOf(user, credentials.passkeys);
      const isProved = proof === undefined || proof === 'fresh' || proof === 'old';
      const actor: Extract<Actor, { kind: 'user' }> = {
        ...{ kind: 'user', userId: user.id, email, role: isProved ? user.role : 'customer' },
        ...(credentials.sessionId ? { sessionId: credentials.sessionId } : {}),
        ...(proof ? { proof } : {}),
      };
      if (user.role !== 'customer' || !credentials.order || credentials.order.ownerId === user.id) return actor;
    }
  }
  if (credentials.order) {
    const { orderId, strength } = credentials.order;
    return { kind: 'order_token', orderId, strength };
  }
  return { kind: 'anonymous' };
}

const readUser = (db: Db, userId: string, sessionId: string | null) =>
  db
    .select({
      id: users.id,
      email: users.email,
      emailSealed: users.emailSealed,
      role: users.role,
      provedAt: browserSessions.provedAt,
      hasPasskey: sql<boolean>`exists (select from ${passkeys} where ${passkeys.userId} = ${users.id})`,
    })
    .from(users)
    .leftJoin(
      browserSessions,
      and(eq(browserSessions.userId, users.id), sessionId ? eq(browserSessions.id, sessionId) : sql`false`),
    )
    .where(eq(users.id, userId));

type Proved = { role: Role; provedAt: Date | null; hasPasskey: boolean };

/** Who has a passkey proves with it in every session; owners and finance must have one where the shop says so. */
function proofOf(
  { role, provedAt, hasPasskey }: Proved,
  { required, now }: Credentials['passkeys'],
): Proof | undefined {
  if (role === 'customer') return undefined;
  if (!hasPasskey) return required && (role === 'owner' || role === 'finance') ? 'missing' : undefined;
  if (provedAt === null) return 'awaited';
  return now.getTime() - provedAt.getTime() < FRESH_MS ? 'fresh' : 'old';
}
