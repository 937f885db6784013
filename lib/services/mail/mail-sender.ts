import { sellerLines } from '@/lib/domain/shop/settings';
import type { Ctx } from '@/lib/engine/ctx';

type Sender = { shopName: string; zone: string; contact: string | null; company: string[] };

/** Who writes to shoppers, where their answers go, and who sells. */
export async function mailSender(ctx: Ctx): Promise<Sender> {
  const shop = await ctx.settings.shop();
  return {
    shopName: shop.name,
    zone: shop.zone,
    contact: shop.replies || shop.contact || addressIn(ctx.env.MAIL_FROM ?? ''),
    company: sellerLines(shop).map((line) => line.replaceAll('\n', ', ')),
  };
}

/** `Shop <mail@shop.example>` and `mail@shop.example` alike. */
function addressIn(from: string): string | null {
  return /[^<>\s]+@[^<>\s]+(?=>?\s*$)/.exec(from)?.[0] ?? null;
}
