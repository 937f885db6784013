import { eq } from 'drizzle-orm';
import { passkeys } from '@/db/schema/passkeys';
import { browserSessions, users } from '@/db/schema/people';
import { AppError } from '@/lib/domain/core/errors';
import { requireProof } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordAudit } from '@/lib/engine/record-audit';
import { newPasskey, readAnswer } from '@/lib/platform/passkeys';
import { noteRefused, passkeyHolder, passkeysOf, placeOf, spendChallenge } from './passkey-holder';
import { writeCodes } from './recovery-codes';

/**
 * Keeps a new passkey of who asks; their first brings recovery codes, told this once, and counts as a proof. From then on
 * their other sessions are proved anew. Throws AppError forbidden, invalid_input.
 */
export async function addPasskey(ctx: Ctx, input: { answer: string; name: string }): Promise<{ codes: string[] }> {
  const { userId, sessionId, holder } = passkeyHolder(ctx);
  const place = placeOf(ctx);
  const said = readAnswer(input.answer);
  const asked = said !== null && (await spendChallenge(ctx, holder, said.challenge));
  const added = asked
    ? await newPasskey(place, input.answer, said.challenge)
    : { why: 'it was not asked for here, or not lately' };
  if ('why' in added) {
    noteRefused(ctx, added);
    throw new AppError('invalid_input', 'This passkey could not be added. Try again.');
  }
  return inTransaction(ctx, async (ctx) => {
    // One after the other: of two that come at once only one is the first.
    await ctx.db.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('update');
    const isFirst = (await passkeysOf(ctx, userId)).length === 0;
    if (!isFirst) requireProof(ctx.actor, true);
    const now = ctx.clock.now();
    const row = { ...added, userId, name: input.name, createdAt: now };
    const written = await ctx.db.insert(passkeys).values(row).onConflictDoNothing().returning({ id: passkeys.id });
    if (written.length === 0) throw new AppError('conflict', 'This passkey is known already.');
    const { actor } = ctx;
    await recordAudit(ctx, { action: 'passkeys.change', subject: `user:${userId}`, data: { added: input.name } });
    if (!isFirst || actor.kind !== 'user') return { codes: [] };
    if (sessionId) await ctx.db.update(browserSessions).set({ provedAt: now }).where(eq(browserSessions.id, sessionId));
    return { codes: await writeCodes(ctx, userId) };
  });
}
