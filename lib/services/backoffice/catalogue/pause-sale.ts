import { and, eq } from 'drizzle-orm';
import { products } from '@/db/schema/catalogue';
import { collections, pauses } from '@/db/schema/shelf';
import type { Pause, PauseScope } from '@/lib/domain/catalogue/pause';
import { AppError } from '@/lib/domain/core/errors';
import { isUuid } from '@/lib/domain/core/ids';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx, TxCtx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordAudit } from '@/lib/engine/record-audit';

/** `subject`: a provider's, collection's or product's id; empty for the whole shop. */
type Paused = { scope: PauseScope; subject: string };

/** All that is paused, also what is over by now. Throws AppError forbidden. */
export async function listPauses(ctx: Ctx) {
  requireMay(ctx.actor, 'catalogue.read');
  return ctx.db.select().from(pauses).orderBy(pauses.createdAt);
}

/**
 * Nothing of it is sold until then, or until it is resumed; it is shown on, and what was ordered goes on. Throws
 * AppError forbidden, not_found.
 */
export async function pauseSale(ctx: Ctx, { scope, subject, message, until }: Paused & Pause) {
  requireMay(ctx.actor, 'catalogue.change');
  await inTransaction(ctx, async (ctx) => {
    if (!(await isThere(ctx, { scope, subject })))
      throw new AppError('not_found', 'There is nothing like this to pause.');
    const words = { message, until };
    await ctx.db
      .insert(pauses)
      .values({ scope, subject, ...words, createdAt: ctx.clock.now() })
      .onConflictDoUpdate({ target: [pauses.scope, pauses.subject], set: words });
    await audit(ctx, { scope, subject }, { paused: true, ...words });
  });
  ctx.settings.forget();
  return { done: true as const };
}

/** A collection that is there stays so until the pause is written: whoever removes it waits, and then sees it. */
async function isThere(ctx: TxCtx, { scope, subject }: Paused): Promise<boolean> {
  switch (scope) {
    case 'shop':
      return subject === '';
    case 'provider':
      return ctx.pods.has(subject);
    case 'product':
      return (await ctx.db.$count(products, eq(products.id, subject))) > 0;
    case 'collection': {
      if (!isUuid(subject)) return false;
      const found = ctx.db.select({ id: collections.id }).from(collections).where(eq(collections.id, subject));
      return (await found.for('share')).length > 0;
    }
  }
}

/** It is sold again. Throws AppError forbidden. */
export async function resumeSale(ctx: Ctx, { scope, subject }: Paused) {
  requireMay(ctx.actor, 'catalogue.change');
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.delete(pauses).where(and(eq(pauses.scope, scope), eq(pauses.subject, subject)));
    await audit(ctx, { scope, subject }, { paused: false });
  });
  ctx.settings.forget();
  return { done: true as const };
}

function audit(ctx: Parameters<typeof recordAudit>[0], { scope, subject }: Paused, data: Record<string, unknown>) {
  return recordAudit(ctx, {
    action: 'catalogue.change',
    subject: subject === '' ? scope : `${scope}:${subject}`,
    data,
  });
}
