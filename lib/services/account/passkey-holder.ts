import { and, eq, gt } from 'drizzle-orm';
import { passkeyChallenges, passkeys } from '@/db/schema/passkeys';
import { isStaff } from '@/lib/domain/core/actor';
import { AppError } from '@/lib/domain/core/errors';
import { CHALLENGE_MS } from '@/lib/domain/core/sign-in';
import type { Ctx } from '@/lib/engine/ctx';
import { sha256 } from '@/lib/platform/crypto';
import { passkeyPlace, type Refused } from '@/lib/platform/passkeys';

/** Staff, proved or not yet, and what their challenges are bound to. Throws AppError forbidden. */
export function passkeyHolder({ actor }: Pick<Ctx, 'actor'>) {
  if (actor.kind !== 'user' || (!isStaff(actor) && actor.proof === undefined))
    throw new AppError('forbidden', 'This is for staff only.');
  const { userId, email, sessionId, proof } = actor;
  return { userId, email, sessionId: sessionId ?? null, proof, holder: `session:${sessionId ?? ''}` };
}

/** What its holder is told is less: they can do nothing about a name or a place that is not ours. */
export function noteRefused({ log }: Pick<Ctx, 'log'>, { why }: Refused): null {
  log.warn({ why }, 'a passkey was refused');
  return null;
}

/** Before anybody has signed in: the browser that asks. */
export const browserHolder = (browser: string) => `browser:${sha256(browser)}`;

/** Throws AppError conflict. */
export function placeOf({ env }: Pick<Ctx, 'env'>) {
  const place = passkeyPlace(env.APP_URL);
  if (!place) throw new AppError('conflict', 'Passkeys need an address with a name: this one is a number.');
  return place;
}

export const passkeysOf = ({ db }: Pick<Ctx, 'db'>, userId: string) =>
  db.select().from(passkeys).where(eq(passkeys.userId, userId)).orderBy(passkeys.createdAt, passkeys.id);

export async function keepChallenge({ db, clock }: Ctx, holder: string, challenge: string): Promise<void> {
  const expiresAt = new Date(clock.now().getTime() + CHALLENGE_MS);
  await db.insert(passkeyChallenges).values({ challenge, holder, expiresAt });
}

/** Whether this was asked of this holder lately; once. */
export async function spendChallenge({ db, clock }: Ctx, holder: string, challenge: string): Promise<boolean> {
  const { challenge: asked, expiresAt } = passkeyChallenges;
  const mine = and(eq(asked, challenge), eq(passkeyChallenges.holder, holder), gt(expiresAt, clock.now()));
  return (await db.delete(passkeyChallenges).where(mine).returning({ challenge: asked })).length > 0;
}
