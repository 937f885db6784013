import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { inquiries } from '@/db/schema/service';
import { readOrderNumber } from '@/lib/domain/order/order-number';
import type { InquiryKind, InquiryWords } from '@/lib/domain/shop/inquiry';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { raiseAlert } from '@/lib/engine/raise-alert';
import { enqueueEffect } from '@/lib/engine/work/enqueue-effect';

/**
 * Takes what anybody writes to the shop, puts it before a person and owes the mails about it. Of a withdrawal the moment
 * of its arrival counts, whether the order is found or not; whoever asks is told nothing about that. Its receipt is owed
 * to a box that has no room for more (`hasRoom`) only where the order is theirs.
 */
export async function sendInquiry(
  ctx: Ctx,
  { kind, hasRoom = true, ...words }: InquiryWords & { kind: InquiryKind; hasRoom?: boolean },
): Promise<{ receivedAt: Date }> {
  const id = randomUUID();
  const receivedAt = ctx.clock.now();
  const emailIndex = ctx.vault.emailIndex(words.email);
  const orderId = await orderOf(ctx, words.orderNumber, emailIndex);
  const receipted = kind === 'withdrawal' && (orderId !== null || hasRoom);
  await inTransaction(ctx, async (ctx) => {
    const wordsSealed = ctx.vault.seal(inquiries.wordsSealed, id, words);
    await ctx.db
      .insert(inquiries)
      .values({ id, kind, orderId, locale: ctx.locale, wordsSealed, emailIndex, receivedAt });
    await raiseAlert(ctx, {
      kind: kind === 'withdrawal' ? 'withdrawal' : 'contact_message',
      key: id,
      message:
        orderId === null
          ? `It names no order that belongs to its e-mail.${hasRoom ? '' : ' No receipt was sent: its box had many mails just now.'}`
          : 'Read it under Inquiries.',
      ...(orderId === null ? {} : { orderId }),
    });
    for (const to of receipted ? (['writer', 'shop'] as const) : (['shop'] as const))
      await enqueueEffect(ctx, {
        orderId: null,
        kind: 'inquiry_mail',
        dedupeKey: `${id}:${to}`,
        payload: { inquiry: id, to },
      });
  });
  return { receivedAt };
}

async function orderOf(ctx: Ctx, typed: string, emailIndex: string): Promise<string | null> {
  const number = readOrderNumber(typed);
  if (number === null) return null;
  const [order] = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.orderNumber, number), eq(orders.emailIndex, emailIndex)));
  return order?.id ?? null;
}
