import { addBusinessDays, isoDay } from '@/lib/domain/core/days';
import type { Locale } from '@/lib/domain/core/locale';
import type { AskedMail, OrderMail } from '@/lib/domain/order/mails';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import type { MailTheme } from '@/lib/integrations/email/mail-look';
import { type MailContent, renderMail } from '@/lib/integrations/email/order-mail';
import { composeMail, type MailFacts } from './compose-mail';
import { signInMail } from './sign-in-mail';

/** One mail as a shopper would get it, about an order that never was. Throws AppError forbidden. */
export async function previewMail(
  ctx: Ctx,
  input: { mail: OrderMail | AskedMail; locale: Locale; theme: MailTheme },
): Promise<{ subject: string; html: string; text: string }> {
  requireMay(ctx.actor, 'mails.read');
  const facts = await sampleFacts(ctx, input.locale);
  const content = contentOf(input.mail, facts);
  return { subject: content.subject, ...(await renderMail(content, input.theme)) };
}

function contentOf(mail: OrderMail | AskedMail, facts: MailFacts): MailContent {
  return mail === 'sign_in' ? signInMail(facts) : composeMail(mail, facts);
}

async function sampleFacts(ctx: Ctx, locale: Locale): Promise<MailFacts> {
  const now = ctx.clock.now();
  const days = (from: number, to: number) => ({
    from: isoDay(addBusinessDays(now, from)),
    to: isoDay(addBusinessDays(now, to)),
  });
  return {
    locale,
    shopName: (await ctx.settings.shop()).name,
    orderNumber: 'FBZ20260102000001',
    url: `${ctx.env.APP_URL}/track`,
    expected: days(8, 12),
    expectedBefore: days(4, 7),
    amounts: {
      subtotalMinor: 5800,
      shippingMinor: 690,
      taxMinor: 412,
      totalMinor: 6902,
      taxMode: 'stripe',
      currency: 'USD',
    },
    package: { carrier: 'DHL', trackingNumber: '00340434161094000001' },
    instructions: {
      method: 'multibanco',
      url: null,
      expiresAt: new Date(now.getTime() + 7 * 86_400_000).toISOString(),
      facts: [
        { name: 'entity', value: '12345' },
        { name: 'reference', value: '999999999' },
      ],
    },
    refundMinor: 6902,
    items: [
      { title: 'Sunrise Over the Mountains Unisex Tee', variantName: 'Navy / M', quantity: 2, picture: null },
      { title: 'Botanical Mug', variantName: '11 oz', quantity: 1, picture: null },
    ],
  };
}
