import { eq } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { users } from '@/db/schema/people';
import type { Actor, KeyStrength } from '@/lib/domain/core/actor';

export type Credentials = {
  /** From the session cookie, already verified by next-auth. */
  userId: string | null;
  sessionId?: string | null;
  /** What an order token opens, already looked up. */
  order: { orderId: string; ownerId: string | null; strength: KeyStrength } | null;
};

/**
 * Who is asking. A signed-in person comes first (the role is read anew, so a change works at once); the order token is
 * for people without an account, and for signed-in ones whose order it is not.
 */
export async function resolveActor(db: Db, credentials: Credentials): Promise<Actor> {
  if (credentials.userId) {
    const [user] = await db.select().from(users).where(eq(users.id, credentials.userId));
    if (user?.email) {
      const actor: Extract<Actor, { kind: 'user' }> = {
        kind: 'user',
        userId: user.id,
        email: user.email,
        role: user.role,
      };
      if (credentials.sessionId) actor.sessionId = credentials.sessionId;
      if (user.role !== 'customer' || !credentials.order || credentials.order.ownerId === user.id) return actor;
    }
  }
  if (credentials.order) {
    const { orderId, strength } = credentials.order;
    return { kind: 'order_token', orderId, strength };
  }
  return { kind: 'anonymous' };
}
