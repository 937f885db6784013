import { sellerLines } from '@/lib/domain/shop/settings';
import type { Ctx } from '@/lib/engine/ctx';

/** Who writes to shoppers, where their answers go, and who sells. */
export async function mailSender(ctx: Ctx): Promise<{ shopName: string; contact: string | null; company: string[] }> {
  const shop = await ctx.settings.shop();
  const from = /<([^<>\s]+@[^<>\s]+)>/.exec(ctx.env.MAIL_FROM)?.[1] ?? null;
  return {
    shopName: shop.name,
    contact: shop.replies || shop.contact || from,
    company: sellerLines(shop).map((line) => line.replaceAll('\n', ', ')),
  };
}
