import { and, eq } from 'drizzle-orm';
import { passkeys, recoveryCodes } from '@/db/schema/passkeys';
import { AppError } from '@/lib/domain/core/errors';
import { requireMay, requireProof } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordAudit } from '@/lib/engine/record-audit';
import { passkeyHolder, passkeysOf } from './passkey-holder';
import { writeCodes } from './recovery-codes';

/** One's own passkeys and how many recovery codes are left. Throws AppError forbidden. */
export async function listPasskeys(ctx: Ctx) {
  requireMay(ctx.actor, 'passkeys.change');
  const { userId } = passkeyHolder(ctx);
  const rows = await passkeysOf(ctx, userId);
  return {
    passkeys: rows.map(({ id, name, createdAt, usedAt }) => ({ id, name, createdAt, usedAt })),
    codesLeft: await ctx.db.$count(recoveryCodes, eq(recoveryCodes.userId, userId)),
  };
}

/** Forgets one; with the last go its recovery codes. Throws AppError forbidden (passkey_needed), not_found. */
export async function removePasskey(ctx: Ctx, input: { id: string }): Promise<{ removed: true }> {
  requireMay(ctx.actor, 'passkeys.change');
  requireProof(ctx.actor, true);
  const { userId } = passkeyHolder(ctx);
  return inTransaction(ctx, async (ctx) => {
    const mine = and(eq(passkeys.id, input.id), eq(passkeys.userId, userId));
    const [gone] = await ctx.db.delete(passkeys).where(mine).returning({ name: passkeys.name });
    if (!gone) throw new AppError('not_found', 'This passkey is not yours or gone already.');
    if ((await passkeysOf(ctx, userId)).length === 0)
      await ctx.db.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
    await recordAudit(ctx, { action: 'passkeys.change', subject: `user:${userId}`, data: { removed: gone.name } });
    return { removed: true as const };
  });
}

/** New recovery codes, told this once; those of before open nothing. Throws AppError forbidden (passkey_needed), conflict. */
export async function renewCodes(ctx: Ctx): Promise<{ codes: string[] }> {
  requireMay(ctx.actor, 'passkeys.change');
  requireProof(ctx.actor, true);
  const { userId } = passkeyHolder(ctx);
  return inTransaction(ctx, async (ctx) => {
    if ((await passkeysOf(ctx, userId)).length === 0) throw new AppError('conflict', 'Add a passkey first.');
    await recordAudit(ctx, { action: 'passkeys.change', subject: `user:${userId}`, data: { codes: 'new' } });
    return { codes: await writeCodes(ctx, userId) };
  });
}

/** Whether what takes a fresh proof may be done now, before a download that could only fail. Throws AppError forbidden (passkey_needed). */
export async function checkProof(ctx: Ctx): Promise<{ proved: true }> {
  requireMay(ctx.actor, 'passkeys.change');
  requireProof(ctx.actor, true);
  return { proved: true };
}
