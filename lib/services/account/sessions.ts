import { and, desc, eq } from 'drizzle-orm';
import { browserSessions } from '@/db/schema/people';
import { AppError } from '@/lib/domain/core/errors';
import type { Ctx } from '@/lib/engine/ctx';

/** Where this person is signed in, the one used last first. Throws AppError unauthenticated. */
export async function listSessions(ctx: Ctx) {
  const { userId, sessionId } = personOf(ctx);
  const rows = await ctx.db
    .select({
      id: browserSessions.id,
      device: browserSessions.device,
      createdAt: browserSessions.createdAt,
      seenAt: browserSessions.seenAt,
    })
    .from(browserSessions)
    .where(eq(browserSessions.userId, userId))
    .orderBy(desc(browserSessions.seenAt), browserSessions.id);
  return rows.map((row) => ({ ...row, current: row.id === sessionId }));
}

/** Signs this person out of one place, or of all of them, this one too. Throws AppError unauthenticated. */
export async function endSessions(ctx: Ctx, input: { sessionId?: string | undefined }): Promise<{ ended: number }> {
  const mine = eq(browserSessions.userId, personOf(ctx).userId);
  const ended = await ctx.db
    .delete(browserSessions)
    .where(input.sessionId === undefined ? mine : and(mine, eq(browserSessions.id, input.sessionId)))
    .returning({ id: browserSessions.id });
  return { ended: ended.length };
}

function personOf(ctx: Ctx) {
  if (ctx.actor.kind !== 'user') throw new AppError('unauthenticated', 'Sign in first.');
  return ctx.actor;
}
