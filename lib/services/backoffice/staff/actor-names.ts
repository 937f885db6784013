import { inArray } from 'drizzle-orm';
import { emailOf } from '@/db/account-email';
import { users } from '@/db/schema/people';
import { isUuid } from '@/lib/domain/core/ids';
import type { Ctx } from '@/lib/engine/ctx';

/** Turns the actors of audit and timeline rows (`user:<id>`) into e-mail addresses, for people to read. */
export async function actorNames(ctx: Ctx, actors: readonly string[]): Promise<(actor: string) => string> {
  const ids = [...new Set(actors.flatMap((actor) => /^user:(.+)$/.exec(actor)?.[1] ?? []).filter(isUuid))];
  const rows = ids.length === 0 ? [] : await ctx.db.select().from(users).where(inArray(users.id, ids));
  const known = new Map(rows.map((user) => [`user:${user.id}`, emailOf(ctx.vault, user) || user.id]));
  return (actor) => known.get(actor) ?? actor.replace(/^system:/, '');
}
