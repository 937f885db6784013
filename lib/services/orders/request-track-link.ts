import { and, eq } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { renderMail } from '@/lib/integrations/email/order-mail';
import { newToken } from '@/lib/platform/crypto';
import type { Ctx } from '../context';
import { trackLinkMail } from '../mail/asked-mail';
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
    const content = trackLinkMail({
      locale: order.locale,
      shopName: ctx.env.SHOP_NAME,
      url: `${ctx.env.APP_URL}/orders/${order.orderNumber}?t=${token}`,
      orderNumber: order.orderNumber,
    });
    const { html, text } = await renderMail(content);
    await ctx.mailer.send({ to: input.email, subject: content.subject, html, text, key: `track-${newToken()}` });
  }
  return { accepted: true };
}
