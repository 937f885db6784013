import { MAIL_PAGES, pagePath } from '@/lib/domain/shop/pages';
import { sellerLines } from '@/lib/domain/shop/settings';
import type { Ctx } from '@/lib/engine/ctx';
import type { MailFacts } from './told';

type Sender = Pick<MailFacts, 'shopName' | 'zone' | 'contact' | 'company' | 'pages'>;

/** Who writes to shoppers, where their answers go, and who sells. */
export async function mailSender(ctx: Ctx): Promise<Sender> {
  const shop = await ctx.settings.shop();
  const published = await ctx.settings.published();
  return {
    shopName: shop.name,
    zone: shop.zone,
    contact: shop.replies || shop.contact || addressIn(ctx.env.MAIL_FROM ?? ''),
    company: sellerLines(shop).map((line) => line.replaceAll('\n', ', ')),
    pages: MAIL_PAGES.filter((page) => published.includes(page)).map((page) => ({
      page,
      url: ctx.env.APP_URL + pagePath(page),
    })),
  };
}

/** `Shop <mail@shop.example>` and `mail@shop.example` alike. */
function addressIn(from: string): string | null {
  return /[^<>\s]+@[^<>\s]+(?=>?\s*$)/.exec(from)?.[0] ?? null;
}
