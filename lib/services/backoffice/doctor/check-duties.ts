import { type Finding, look, ok, wrong } from '@/lib/domain/core/finding';
import { unmetDuties } from '@/lib/domain/shop/seller-duties';
import type { Ctx } from '@/lib/engine/ctx';

/** What the law of the seller's country wants to be said before real money is taken. Nothing while it is test money. */
export async function checkDuties(ctx: Pick<Ctx, 'env' | 'settings'>): Promise<Finding[]> {
  if (!ctx.env.livemode) return [];
  const shop = await ctx.settings.shop();
  const { missing, pages, binding } = unmetDuties(shop, await ctx.settings.published());
  const open = [...missing, ...pages.map((page) => `the page "${page}"`)];
  if (open.length === 0) return [ok('shop.duties', `what a seller in ${shop.country} must tell is said`)];
  const where = shop.country === '' ? '' : ` in ${shop.country}`;
  const tell = binding ? wrong : look;
  return [
    tell(
      'shop.duties',
      `not said yet, and a seller${where} must: ${open.join(', ')}`,
      'write it under Settings and Pages in the console, and have it checked: this is no legal advice',
    ),
  ];
}
