import { inArray } from 'drizzle-orm';
import type { OrderRow } from '@/db/schema/orders';
import { settingVersions } from '@/db/schema/settings';
import { LEGAL_PAGES, pageText } from '@/lib/domain/shop/pages';
import type { Ctx } from '@/lib/engine/ctx';
import { wordsIn } from '@/lib/platform/words';

/** What an order was placed under, as files that stay with whoever ordered: the texts as they were then. */
export async function agreedTexts(
  ctx: Ctx,
  { agreed, locale }: Pick<OrderRow, 'agreed' | 'locale'>,
): Promise<{ filename: string; content: string }[]> {
  const ids = Object.values(agreed ?? {});
  if (ids.length === 0) return [];
  const rows = await ctx.db.select().from(settingVersions).where(inArray(settingVersions.id, ids));
  const shop = await ctx.settings.shopThen(agreed);
  const t = wordsIn(locale, 'pages');
  return LEGAL_PAGES.flatMap((page) => {
    const text = pageText(rows.find(({ key }) => key === page)?.value, shop, locale);
    return text === '' ? [] : [{ filename: `${t(page)}.txt`, content: text }];
  });
}
