import { eq } from 'drizzle-orm';
import { accountWith, emailValues } from '@/db/account-email';
import { users } from '@/db/schema/people';
import type { Role } from '@/lib/domain/core/actor';
import { AppError } from '@/lib/domain/core/errors';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordAudit } from '@/lib/engine/record-audit';

/**
 * Gives the person with this address a role; `customer` takes every role away. Whoever never signed in gets it waiting
 * for them. There is always an owner left. Throws AppError forbidden, conflict.
 */
export async function changeRole(ctx: Ctx, input: { email: string; role: Role }) {
  requireMay(ctx.actor, 'people.change_role');
  const email = input.email.trim().toLowerCase();
  return inTransaction(ctx, async (ctx) => {
    // Two owners who demote each other at the same moment take turns here.
    const owners = await ctx.db.select({ id: users.id }).from(users).where(eq(users.role, 'owner')).for('update');
    const known = await accountWith(ctx, email);
    const [user] = known
      ? await ctx.db.select().from(users).where(eq(users.id, known.id)).for('update')
      : await ctx.db
          .insert(users)
          .values({ ...emailValues(ctx.vault, email), createdAt: ctx.clock.now() })
          .returning();
    if (!user) throw new Error('the person was not written');
    if (user.role === 'owner' && input.role !== 'owner' && owners.length <= 1)
      throw new AppError('conflict', 'This is the last owner. Make somebody else an owner first.');
    if (user.role !== input.role) {
      await ctx.db.update(users).set({ role: input.role }).where(eq(users.id, user.id));
      await recordAudit(ctx, {
        action: 'people.change_role',
        subject: `user:${user.id}`,
        data: { before: user.role, after: input.role },
      });
    }
    return { userId: user.id, role: input.role };
  });
}
