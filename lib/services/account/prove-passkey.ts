import { and, eq } from 'drizzle-orm';
import { emailOf } from '@/db/account-email';
import { passkeys } from '@/db/schema/passkeys';
import { browserSessions, users } from '@/db/schema/people';
import { AppError } from '@/lib/domain/core/errors';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordAudit } from '@/lib/engine/record-audit';
import { noteSecurity } from '@/lib/engine/security-events';
import { provedCounter, readAnswer } from '@/lib/platform/passkeys';
import { browserHolder, noteRefused, passkeyHolder, placeOf, spendChallenge } from './passkey-holder';
import { spendCode } from './recovery-codes';

/**
 * Proves who sits at this session, with a passkey or a recovery code, which is spent by it. Throws AppError
 * forbidden, conflict, invalid_input for what proves nothing.
 */
export async function proveItIsMe(
  ctx: Ctx,
  input: { answer?: string | undefined; code?: string | undefined },
): Promise<{ proved: true }> {
  const { userId, sessionId, holder } = passkeyHolder(ctx);
  const { answer, code } = input;
  const how = answer === undefined ? 'code' : 'passkey';
  const proved = await inTransaction(ctx, async (ctx) => {
    if (answer !== undefined) return (await passkeyBehind(ctx, { holder, answer })) === userId;
    if (code === undefined || !(await spendCode(ctx, userId, code))) return false;
    await recordAudit(ctx, { action: 'passkeys.change', subject: `user:${userId}`, data: { used: 'recovery code' } });
    return true;
  });
  noteSecurity(ctx, { kind: proved ? 'proved' : 'proof_failed', about: how });
  if (!proved || sessionId === null)
    throw new AppError('invalid_input', 'That did not prove that it is you. Try again.');
  await ctx.db
    .update(browserSessions)
    .set({ provedAt: ctx.clock.now() })
    .where(and(eq(browserSessions.id, sessionId), eq(browserSessions.userId, userId)));
  return { proved: true };
}

/** Whose address a passkey proves to the browser that asked for it; null where it proves none. Throws AppError conflict. */
export async function provePasskeySignIn(ctx: Ctx, browser: string | null, answer: string): Promise<string | null> {
  if (browser === null) return null;
  const userId = await passkeyBehind(ctx, { holder: browserHolder(browser), answer });
  if (userId === null) return null;
  const [user] = await ctx.db.select().from(users).where(eq(users.id, userId));
  return user ? emailOf(ctx.vault, user) : null;
}

/** Whose passkey gave this answer to a question of ours; null where it does not hold. */
async function passkeyBehind(ctx: Ctx, about: { holder: string; answer: string }): Promise<string | null> {
  const place = placeOf(ctx);
  const said = readAnswer(about.answer);
  if (!said || !(await spendChallenge(ctx, about.holder, said.challenge)))
    return noteRefused(ctx, { why: 'it was not asked for here, or not lately' });
  const [passkey] = await ctx.db.select().from(passkeys).where(eq(passkeys.id, said.id));
  if (!passkey) return noteRefused(ctx, { why: 'no such passkey is known' });
  const proved = await provedCounter(place, about.answer, { challenge: said.challenge, passkey });
  if ('why' in proved) return noteRefused(ctx, proved);
  const { counter } = proved;
  await ctx.db.update(passkeys).set({ counter, usedAt: ctx.clock.now() }).where(eq(passkeys.id, passkey.id));
  return passkey.userId;
}
