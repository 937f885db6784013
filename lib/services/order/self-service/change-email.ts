import { and, eq, ne } from 'drizzle-orm';
import { orderTokens } from '@/db/schema/order-tokens';
import { orders } from '@/db/schema/orders';
import { isStaff } from '@/lib/domain/core/actor';
import { AppError } from '@/lib/domain/core/errors';
import { refuseWeakLink, requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordAudit } from '@/lib/engine/record-audit';
import { recordEvent } from '@/lib/engine/record-event';
import { enqueueEffect } from '@/lib/engine/work/enqueue-effect';
import { type OrderRef, readableOrder } from '../reading/order-view';
import { keepOrderWords } from '../reading/order-words';

/**
 * Corrects a mistyped e-mail. What was mailed to the wrong one opens the order no more, whoever has it there loses it
 * from their account, and the right one gets a link. Throws AppError not_found, forbidden, conflict.
 */
export async function changeEmail(ctx: Ctx, input: { ref: OrderRef; email: string }): Promise<{ changed: boolean }> {
  const staff = isStaff(ctx.actor);
  if (staff) requireMay(ctx.actor, 'orders.edit_email');
  const { id: orderId } = await readableOrder(ctx, input.ref);
  refuseWeakLink(ctx.actor);
  const emailIndex = ctx.vault.emailIndex(input.email);
  const now = ctx.clock.now();
  return inTransaction(ctx, async (ctx) => {
    const [order] = await ctx.db.select().from(orders).where(eq(orders.id, orderId)).for('update');
    if (!order) throw new AppError('not_found', 'There is no such order.');
    if (order.erasedAt !== null) throw new AppError('conflict', 'Nobody knows any more whose order it was.');
    if (order.emailIndex === emailIndex) return { changed: false };
    const own = ctx.actor.kind === 'user' && ctx.actor.userId === order.userId;
    const emailSealed = ctx.vault.seal(orders.emailSealed, orderId, input.email);
    await ctx.db
      .update(orders)
      .set({
        emailSealed,
        emailIndex,
        userId: own ? order.userId : null,
        updatedAt: now,
      })
      .where(eq(orders.id, orderId));
    await keepOrderWords(ctx, { ...order, emailSealed });
    await ctx.db.delete(orderTokens).where(and(eq(orderTokens.orderId, orderId), ne(orderTokens.strength, 'strong')));
    const onceKey = now.toISOString();
    await recordEvent(ctx, { orderId, kind: 'order.email_changed', onceKey, source: staff ? 'staff' : 'customer' });
    await enqueueEffect(ctx, { orderId, kind: 'mail_track_link', dedupeKey: onceKey });
    if (staff) await recordAudit(ctx, { action: 'orders.edit_email', subject: order.orderNumber });
    return { changed: true };
  });
}
