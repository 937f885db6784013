import { and, desc, eq, isNull } from 'drizzle-orm';
import { effects } from '@/db/schema/operations';
import { AppError } from '@/lib/domain/core/errors';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordAudit } from '@/lib/engine/record-audit';
import { repeatEffect } from '@/lib/engine/work/repeat-effect';
import { runPending } from '@/lib/engine/work/run-pending';
import { readableOrder } from '@/lib/services/order/reading/order-view';

/** Sends one of an order's mails again, as a new effect. Throws AppError forbidden, not_found, conflict. */
export async function resendMail(ctx: Ctx, input: { orderNumber: string; effectId: string }) {
  requireMay(ctx.actor, 'orders.resend_mail');
  const order = await readableOrder(ctx, { orderNumber: input.orderNumber });
  if (order.erasedAt !== null) throw new AppError('conflict', 'Nobody knows any more whose order it was.');
  const [mail] = await ctx.db
    .select()
    .from(effects)
    .where(and(eq(effects.id, input.effectId), eq(effects.orderId, order.id)));
  if (!mail?.kind.startsWith('mail_')) throw new AppError('not_found', 'There is no such mail.');
  const sameMail = and(
    eq(effects.orderId, order.id),
    eq(effects.kind, mail.kind),
    eq(effects.dedupeKey, mail.dedupeKey),
    mail.fulfillmentId === null ? isNull(effects.fulfillmentId) : eq(effects.fulfillmentId, mail.fulfillmentId),
  );
  await inTransaction(ctx, async (ctx) => {
    const [newest] = await ctx.db.select().from(effects).where(sameMail).orderBy(desc(effects.generation)).limit(1);
    if (newest?.state === 'pending') throw new AppError('conflict', 'This mail is already on its way.');
    const made = await repeatEffect(ctx, newest ?? mail);
    if (made === null) throw new AppError('conflict', 'This mail is already on its way.');
    await recordAudit(ctx, { action: 'orders.resend_mail', subject: order.orderNumber, data: { mail: mail.kind } });
  });
  await runPending(ctx, order.id, [mail.kind]);
  return { done: true as const };
}
