import { asc, ne } from 'drizzle-orm';
import { users } from '@/db/schema/people';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';

/** Everyone with a role, owners last named first. Throws AppError forbidden. */
export async function listStaff(ctx: Ctx) {
  requireMay(ctx.actor, 'people.read');
  const rows = await ctx.db.select().from(users).where(ne(users.role, 'customer')).orderBy(asc(users.email));
  const self = ctx.actor.kind === 'user' ? ctx.actor.userId : null;
  return {
    staff: rows.map((user) => ({
      id: user.id,
      email: user.email ?? '',
      name: user.name,
      role: user.role,
      /** Comes back as owner with the next sign-in, whatever is chosen here. */
      ownerBySetting: user.email !== null && ctx.env.ADMIN_EMAILS.includes(user.email.toLowerCase()),
      self: user.id === self,
    })),
  };
}
