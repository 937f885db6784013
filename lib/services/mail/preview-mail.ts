import { and, asc, isNotNull } from 'drizzle-orm';
import { shelf } from '@/db/schema/shelf';
import { trackingLink } from '@/lib/domain/address/carriers';
import { addBusinessDays, isoDay } from '@/lib/domain/core/days';
import type { Locale } from '@/lib/domain/core/locale';
import type { AskedMail, OrderMail } from '@/lib/domain/order/mails';
import { requireMay } from '@/lib/domain/order/policy';
import type { Ctx } from '@/lib/engine/ctx';
import type { MailTheme } from '@/lib/integrations/email/mail-look';
import { type MailContent, renderMail } from '@/lib/integrations/email/order-mail';
import { composeMail } from './compose-mail';
import { deliverTo, mailPicture } from './mail-facts';
import { mailSender } from './mail-sender';
import { signInMail } from './sign-in-mail';
import type { MailFacts, ToldItem } from './told';

/** One mail as a shopper would get it, about an order that never was. Throws AppError forbidden. */
export async function previewMail(
  ctx: Ctx,
  input: { mail: OrderMail | AskedMail; locale: Locale; theme: MailTheme },
): Promise<{ subject: string; html: string; text: string }> {
  requireMay(ctx.actor, 'mails.read');
  const content = contentOf(input.mail, await sampleFacts(ctx, input, await sampleItems(ctx)));
  return { subject: content.subject, ...(await renderMail(content, input.theme)) };
}

function contentOf(mail: OrderMail | AskedMail, facts: MailFacts): MailContent {
  return mail === 'sign_in' ? signInMail(facts) : composeMail(mail, facts);
}

/** Of what is on sale, so that the pictures are real. */
async function sampleItems(ctx: Ctx): Promise<ToldItem[]> {
  const goods = await ctx.db
    .select({ title: shelf.title, picture: shelf.picture })
    .from(shelf)
    .where(and(isNotNull(shelf.picture)))
    .orderBy(asc(shelf.productId))
    .limit(2);
  const sample = (at: number, title: string, variantName: string, quantity: number): ToldItem => {
    const picture = goods[at]?.picture;
    return {
      title: goods[at]?.title ?? title,
      variantName,
      quantity,
      picture: picture ? mailPicture(ctx, picture) : null,
      backdrop: null,
      ownDesign: null,
    };
  };
  return [sample(0, 'Sunrise Over the Mountains Unisex Tee', 'Navy / M', 2), sample(1, 'Botanical Mug', '11 oz', 1)];
}

/** The mails that are about packages. */
const OF_PACKAGES: readonly string[] = ['shipped', 'new_number', 'returned'] satisfies OrderMail[];
const RECIPIENT = {
  name: 'Ada Lovelace',
  line1: '19749 Dearborn St',
  city: 'Chatsworth',
  state: 'CA',
  postalCode: '91311',
  country: 'US',
};
const CARRIER = 'DHL';
const NUMBER = '00340434161094000001';

async function sampleFacts(
  ctx: Ctx,
  { mail, locale }: { mail: OrderMail | AskedMail; locale: Locale },
  items: ToldItem[],
): Promise<MailFacts> {
  const now = ctx.clock.now();
  const days = (from: number, to: number) => ({
    from: isoDay(addBusinessDays(now, from)),
    to: isoDay(addBusinessDays(now, to)),
  });
  const box = {
    place: 1,
    carrier: CARRIER,
    trackingNumber: NUMBER,
    trackingUrl: trackingLink(CARRIER, NUMBER),
    expected: null,
  };
  return {
    locale,
    ...(await mailSender(ctx)),
    orderNumber: 'FBZ20260102000001',
    url: `${ctx.env.APP_URL}/track`,
    declineUrl: `${ctx.env.APP_URL}/mails/example`,
    orderedOn: isoDay(now),
    graceUntil: null,
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
    instructions: {
      method: 'multibanco',
      url: null,
      expiresAt: new Date(now.getTime() + 7 * 86_400_000).toISOString(),
      facts: [
        { name: 'entity', value: '12345' },
        { name: 'reference', value: '999999999' },
      ],
    },
    payment: 'Visa •••• 4242',
    deliverTo: deliverTo(mail === 'sign_in' ? null : mail, RECIPIENT, locale),
    packages: OF_PACKAGES.includes(mail) ? [{ ...box, items }] : [],
    restFollows: false,
    refundMinor: 6902,
    refusal:
      mail === 'report_refused' ? 'The print looks as in the picture of the shop: the pale edge belongs to it.' : null,
    items,
  };
}
