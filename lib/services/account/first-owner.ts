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

/** In words of its own, for whoever started the server: where its output is gathered they are among the logs. */
export async function tellFirstOwner(ctx: Pick<Ctx, 'db' | 'env'>): Promise<void> {
  const code = await firstOwnerCode(ctx);
  if (code !== null)
    console.log(`Nobody owns this shop yet. Set it up at ${ctx.env.APP_URL}/setup with the code ${code}`);
}

/** The address that is to own the shop, where this is the code and it was typed twice alike: nobody else can sign in. Null where not. */
export async function proveFirstOwner(
  ctx: Pick<Ctx, 'db' | 'env'>,
  input: { email: string; again: string; code: string },
): Promise<string | null> {
  const code = await firstOwnerCode(ctx);
  const email = emailSchema.safeParse(input.email);
  const isTwice = input.again.trim().toLowerCase() === input.email.trim().toLowerCase();
  return code !== null && email.success && isTwice && sameSecret(input.code.trim().toLowerCase(), code)
    ? email.data.toLowerCase()
    : null;
}
