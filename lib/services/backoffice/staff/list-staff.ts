import { ne } from 'drizzle-orm';
import { emailOf } from '@/db/account-email';
import { users } from '@/db/schema/people';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';

/** Everyone with a role, owners last named first. Throws AppError forbidden. */
export async function listStaff(ctx: Ctx) {
  requireMay(ctx.actor, 'people.read');
  const rows = await ctx.db.select().from(users).where(ne(users.role, 'customer'));
  const known = rows.map((user) => ({ ...user, email: emailOf(ctx.vault, user) }));
  const self = ctx.actor.kind === 'user' ? ctx.actor.userId : null;
  return {
    staff: known
      .sort((a, b) => (a.email < b.email ? -1 : 1))
      .map((user) => ({
        id: user.id,
        email: user.email,
        name: user.name,
        role: user.role,
        /** Comes back as owner with the next sign-in, whatever is chosen here. */
        ownerBySetting: ctx.env.ADMIN_EMAILS.includes(user.email.toLowerCase()),
        self: user.id === self,
      })),
  };
}
