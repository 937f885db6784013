import { LOCALES, type Locale } from '@/lib/domain/core/locale';
import { requireMay } from '@/lib/domain/order/policy';
import { SHOP_PAGES, type ShopPage } from '@/lib/domain/shop/pages';
import type { Ctx } from '@/lib/engine/ctx';

/** In which languages each page is written. Throws AppError forbidden. */
export async function listPages(ctx: Ctx): Promise<Record<ShopPage, Locale[]>> {
  requireMay(ctx.actor, 'settings.read');
  const written = await Promise.all(SHOP_PAGES.map((page) => ctx.settings.written(page)));
  return Object.fromEntries(
    SHOP_PAGES.map((page, place) => [page, LOCALES.filter((locale) => written[place]?.[locale])]),
  ) as Record<ShopPage, Locale[]>;
}
