import { emailValues } from '@/db/account-email';
import { users } from '@/db/schema/people';
import type { Role } from '@/lib/domain/core/actor';
import type { Ctx } from '@/lib/engine/ctx';
import type { Harness } from './harness';

/** Somebody with an account and a role. */
export async function person(h: Harness, role: Role, name: string = role): Promise<Ctx> {
  const email = `${name}@flowbotz.example`;
  const [user] = await h.ctx.db
    .insert(users)
    .values({ ...emailValues(h.ctx.vault, email), role })
    .returning();
  if (!user) throw new Error('the person was not written');
  return h.as({ kind: 'user', userId: user.id, email, role });
}

/** Nobody must have a passkey. */
export const NO_RULE = { required: false, now: new Date() };

/** The same person in a shop where refunds above this many minor units take two. */
export function withLimit(ctx: Ctx, limitMinor: number): Ctx {
  return { ...ctx, env: { ...ctx.env, REFUND_APPROVAL_LIMIT_MINOR: limitMinor } };
}
