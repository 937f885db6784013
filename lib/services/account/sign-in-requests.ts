import { and, eq, gt, sql } from 'drizzle-orm';
import { signInRequests } from '@/db/schema/people';
import { SIGN_IN_MS, SIGN_IN_TRIES } from '@/lib/domain/core/sign-in';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { chanceOf, newToken, sameSecret, sha256 } from '@/lib/platform/crypto';
import { sendSignInLink } from '@/lib/services/mail/send-sign-in-link';

/** What somebody shows to be let in: the mail's link, or the code it told elsewhere. */
export type Proof = { token: string } | { code: string };

/** Mails a link that signs in the browser that asks for it, and takes the place of the one it asked for before. */
export async function requestSignIn(ctx: Ctx, input: { email: string; browser: string }): Promise<void> {
  const token = newToken();
  const browserHash = sha256(input.browser);
  const request = {
    tokenHash: sha256(token),
    emailIndex: ctx.vault.emailIndex(input.email),
    emailSealed: ctx.vault.seal(signInRequests.emailSealed, browserHash, input.email),
    wrongCodes: 0,
    expiresAt: new Date(ctx.clock.now().getTime() + SIGN_IN_MS),
  };
  await ctx.db
    .insert(signInRequests)
    .values({ browserHash, ...request })
    .onConflictDoUpdate({ target: signInRequests.browserHash, set: request });
  await sendSignInLink(ctx, { to: input.email, url: `${ctx.env.APP_URL}/sign-in/confirm?t=${token}` });
}

/**
 * What opening a link shows, which spends nothing: mail scanners open links, too. In the browser that asked, whose
 * address it is; in any other a code to type there, for a link that somebody else asked for must not sign in who opens
 * it. Null where it is over.
 */
export async function readSignIn(
  ctx: Ctx,
  input: { token: string; browser: string | null },
): Promise<{ email: string; code: string | null } | null> {
  const [found] = await ctx.db
    .select()
    .from(signInRequests)
    .where(and(eq(signInRequests.tokenHash, sha256(input.token)), isLive(ctx)));
  if (!found) return null;
  const here = input.browser !== null && found.browserHash === sha256(input.browser);
  return { email: emailOf(ctx, found), code: here ? null : codeOf(ctx, found) };
}

/**
 * Answers the address that is proved by this, once, and only to the browser that asked; null where nothing is. Five
 * wrong codes end the request.
 */
export async function proveSignIn(ctx: Ctx, browser: string | null, proof: Proof): Promise<string | null> {
  if (browser === null) return null;
  const mine = eq(signInRequests.browserHash, sha256(browser));
  return inTransaction(ctx, async (ctx) => {
    const [request] = await ctx.db
      .select()
      .from(signInRequests)
      .where(and(mine, isLive(ctx)))
      .for('update');
    if (!request) return null;
    const right =
      'token' in proof ? sha256(proof.token) === request.tokenHash : sameSecret(proof.code, codeOf(ctx, request));
    if (right || request.wrongCodes + 1 >= SIGN_IN_TRIES) await ctx.db.delete(signInRequests).where(mine);
    else
      await ctx.db
        .update(signInRequests)
        .set({ wrongCodes: sql`${signInRequests.wrongCodes} + 1` })
        .where(mine);
    return right ? emailOf(ctx, request) : null;
  });
}

function isLive(ctx: Pick<Ctx, 'clock'>) {
  return gt(signInRequests.expiresAt, ctx.clock.now());
}

const emailOf = (ctx: Ctx, { browserHash, emailSealed }: typeof signInRequests.$inferSelect) =>
  ctx.vault.open(signInRequests.emailSealed, browserHash, emailSealed);

function codeOf({ env }: Pick<Ctx, 'env'>, request: { tokenHash: string; browserHash: string }): string {
  const chance = chanceOf(`sign-in ${request.tokenHash} ${request.browserHash}`, env.NEXTAUTH_SECRET);
  return String(chance % 100_000_000).padStart(8, '0');
}
