import type { Ctx } from '@/lib/engine/ctx';
import { renderMail } from '@/lib/integrations/email/order-mail';
import { sha256 } from '@/lib/platform/crypto';
import { signInMail } from './sign-in-mail';

/** The mail that signs somebody in, in the language they ask for it in. */
export async function sendSignInLink(ctx: Ctx, { to, url }: { to: string; url: string }): Promise<void> {
  const { name } = await ctx.settings.shop();
  const content = signInMail({ locale: ctx.locale, shopName: name, url });
  const { html, text } = await renderMail(content);
  await ctx.mailer.send({ to, subject: content.subject, html, text, key: `sign-in-${sha256(url)}` });
}
