import { eq } from 'drizzle-orm';
import { inquiries } from '@/db/schema/service';
import { DEFAULT_LOCALE } from '@/lib/domain/core/locale';
import type { Ctx, Effect, EffectOutcome } from '@/lib/engine/ctx';
import { renderMail } from '@/lib/integrations/email/order-mail';
import { wordsIn } from '@/lib/platform/words';

/** The receipt of a withdrawal for who wrote it, or what was written for the shop. May throw ProviderError. */
export async function sendInquiryMail(ctx: Ctx, effect: Effect<'inquiry_mail'>): Promise<EffectOutcome> {
  const { inquiry: id, to } = effect.payload;
  const [inquiry] = await ctx.db.select().from(inquiries).where(eq(inquiries.id, id));
  if (!inquiry) return { state: 'dropped', reason: 'erased', note: 'what was written is erased' };
  const words = ctx.vault.open(inquiries.wordsSealed, id, inquiry.wordsSealed);
  const shop = await ctx.settings.shop();
  const forShop = to === 'shop';
  const address = forShop ? shop.contact || ctx.env.ALERT_EMAILS[0] || ctx.env.ADMIN_EMAILS[0] : words.email;
  if (!address) return { state: 'dropped', reason: 'overtaken', note: 'no contact address is set' };
  const locale = forShop ? DEFAULT_LOCALE : inquiry.locale;
  const t = wordsIn(locale, 'inquiry.mail');
  const at = inquiry.receivedAt.toLocaleString(locale, {
    dateStyle: 'long',
    timeStyle: 'long',
    timeZone: shop.zone,
  });
  const subject = t(forShop ? `${inquiry.kind}.shop` : 'withdrawal.writer', { shop: shop.name });
  const { html, text } = await renderMail({
    locale,
    subject,
    heading: subject,
    paragraphs: [
      t('received', { at }),
      `${t('name')}: ${words.name}`,
      ...(words.orderNumber === '' ? [] : [`${t('order')}: ${words.orderNumber}`]),
      ...(forShop ? [`${t('email')}: ${words.email}`] : []),
      // Anybody may name somebody else's box: what was declared is told to whom the order belongs, and to the shop.
      ...(forShop || inquiry.orderId !== null ? words.text.split('\n').filter(Boolean) : []),
      ...(forShop ? [] : [t('next')]),
    ],
    shopName: shop.name,
    action: forShop
      ? { label: t('console'), url: `${ctx.env.APP_URL}/admin/inquiries` }
      : { label: shop.name, url: ctx.env.APP_URL },
    groups: [],
    facts: [],
    legal: [],
    decline: null,
    amounts: [],
    about: [],
  });
  await ctx.mailer.send({
    to: address,
    subject,
    html,
    text,
    key: effect.id,
    ...(forShop ? { replyTo: words.email } : {}),
  });
  return { state: 'done' };
}
