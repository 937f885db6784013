import { and, eq } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { renderOrderMail } from '@/lib/integrations/email/order-mail';
import { newToken } from '@/lib/platform/crypto';
import type { Ctx } from '../context';
import { issueToken } from './access-tokens';

/** Mails a fresh link when number and e-mail belong together. The caller is told the same either way. */
export async function requestTrackLink(
  ctx: Ctx,
  input: { order_number: string; email: string },
): Promise<{ accepted: true }> {
  const [order] = await ctx.db
    .select()
    .from(orders)
    .where(
      and(
        eq(orders.orderNumber, input.order_number.replace(/[\s-]/g, '').toUpperCase()),
        eq(orders.emailIndex, ctx.vault.emailIndex(input.email)),
      ),
    );
  if (order) {
    const token = await issueToken(ctx, ctx.db, order.id, 'weak');
    const subject = `Your link to order ${order.orderNumber}`;
    const { html, text } = await renderOrderMail({
      subject,
      heading: 'Here is your order',
      paragraphs: ['You asked for a link to follow your order.', 'If it was not you, nothing needs to be done.'],
      shopName: ctx.env.SHOP_NAME,
      orderNumber: order.orderNumber,
      action: { label: 'Track your order', url: `${ctx.env.APP_URL}/orders/${order.orderNumber}?t=${token}` },
      items: [],
      total: null,
    });
    await ctx.mailer.send({ to: input.email, subject, html, text, key: `track-${newToken()}` });
  }
  return { accepted: true };
}
