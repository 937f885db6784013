import { eq } from 'drizzle-orm';
import { users } from '@/db/schema/people';
import { emailSchema } from '@/lib/domain/core/email-input';
import type { Ctx } from '@/lib/engine/ctx';
import { hmacSha256, sameSecret } from '@/lib/platform/crypto';

/**
 * What makes whoever reads the server's log the owner of a shop that nobody owns and nobody could own by a mailed link.
 * Null for any other shop, so it works once.
 */
export async function firstOwnerCode(ctx: Pick<Ctx, 'db' | 'env'>): Promise<string | null> {
  const { SMTP_URL, ADMIN_EMAILS, NEXTAUTH_SECRET } = ctx.env;
  if (SMTP_URL !== undefined && ADMIN_EMAILS.length > 0) return null;
  const [owner] = await ctx.db.select({ id: users.id }).from(users).where(eq(users.role, 'owner')).limit(1);
  if (owner) return null;
  const digits = hmacSha256('first owner', NEXTAUTH_SECRET).slice(0, 20);
  return digits.match(/.{5}/g)?.join('-') ?? digits;
}

/** The address that is to own the shop, where this is the code; null where it is not. */
export async function proveFirstOwner(
  ctx: Pick<Ctx, 'db' | 'env'>,
  input: { email: string; code: string },
): Promise<string | null> {
  const code = await firstOwnerCode(ctx);
  const email = emailSchema.safeParse(input.email);
  return code !== null && email.success && sameSecret(input.code.trim().toLowerCase(), code)
    ? email.data.toLowerCase()
    : null;
}
