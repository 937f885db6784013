import { and, eq } from 'drizzle-orm';
import { recoveryCodes } from '@/db/schema/passkeys';
import { RECOVERY_CODES } from '@/lib/domain/core/sign-in';
import type { Ctx, TxCtx } from '@/lib/engine/ctx';
import { newToken, sha256 } from '@/lib/platform/crypto';

const plain = (code: string) => code.toLowerCase().replaceAll(/[^0-9a-f]/g, '');
/** 112 bits each, in groups that can be read out: `1f2e-…`. */
const newCode = () => Buffer.from(newToken(), 'base64url').toString('hex').slice(0, 28).match(/.{4}/g)?.join('-') ?? '';

/** New ones in the place of all before, told this once. */
export async function writeCodes(ctx: TxCtx, userId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newCode);
  await ctx.db.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await ctx.db.insert(recoveryCodes).values(codes.map((code) => ({ codeHash: sha256(plain(code)), userId })));
  return codes;
}

/** Whether it is one of theirs; it is none afterwards. */
export async function spendCode(ctx: Pick<Ctx, 'db'>, userId: string, code: string): Promise<boolean> {
  const mine = and(eq(recoveryCodes.codeHash, sha256(plain(code))), eq(recoveryCodes.userId, userId));
  return (await ctx.db.delete(recoveryCodes).where(mine).returning({ userId: recoveryCodes.userId })).length > 0;
}
