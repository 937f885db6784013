import { sql } from 'drizzle-orm';
import { LEGAL_PAGES } from '@/lib/domain/shop/pages';
import type { SetUpStep } from '@/lib/domain/shop/set-up';
import { sellerLines } from '@/lib/domain/shop/settings';
import type { Ctx } from '@/lib/engine/ctx';
import { sourceNames } from '@/lib/services/webhooks/message-source';

/** What is to be done before a shop can open; null once it has a real order. Only the newest orders are looked at. */
export async function setUpSteps(ctx: Ctx): Promise<{ step: SetUpStep; done: boolean }[] | null> {
  const sources = sourceNames(ctx);
  const [row] = await ctx.db.execute<{ live: boolean | null; tried: boolean; goods: boolean; heard: number }>(sql`
    select (select bool_or(livemode and paid_at is not null) from (
        select livemode, paid_at from orders order by created_at desc, id desc limit 500) newest) as live,
      exists (select 1 from orders where paid_at is not null) as tried,
      exists (select 1 from shelf) as goods,
      (select count(*)::int from unnest(array[${sql.join(
        sources.map((source) => sql`${source}`),
        sql`, `,
      )}]::text[]) source
        where exists (select 1 from webhook_events heard where heard.source = source and heard.via = 'webhook')) as heard`);
  if (row?.live) return null;
  const shop = await ctx.settings.shop();
  const pages = await Promise.all(LEGAL_PAGES.map((page) => ctx.settings.written(page)));
  const done: Record<SetUpStep, boolean> = {
    contact: shop.contact !== '',
    seller: shop.country !== '' && sellerLines(shop).length > 1,
    pages: pages.every((written) => Object.values(written).some(Boolean)),
    goods: row?.goods ?? false,
    messages: row?.heard === sources.length,
    tried: row?.tried ?? false,
    live: ctx.env.livemode,
  };
  return Object.entries(done).map(([step, isDone]) => ({ step: step as SetUpStep, done: isDone }));
}
