import { renderOrderMail } from '@/lib/integrations/email/order-mail';
import { sha256 } from '@/lib/platform/crypto';
import type { Ctx } from '../context';

/** The mail that signs somebody in. */
export async function sendSignInLink(ctx: Ctx, { to, url }: { to: string; url: string }): Promise<void> {
  const subject = `Sign in to ${ctx.env.SHOP_NAME}`;
  const { html, text } = await renderOrderMail({
    subject,
    heading: subject,
    paragraphs: ['Use this link within 15 minutes. It works once.', 'If you did not ask for it, ignore this mail.'],
    shopName: ctx.env.SHOP_NAME,
    orderNumber: null,
    action: { label: 'Sign in', url },
    items: [],
    total: null,
  });
  await ctx.mailer.send({ to, subject, html, text, key: `sign-in-${sha256(url)}` });
}
