import { isDeepStrictEqual } from 'node:util';
import { desc, eq, sql } from 'drizzle-orm';
import { settingVersions } from '@/db/schema/settings';
import { actorName } from '@/lib/domain/core/actor';
import { AppError } from '@/lib/domain/core/errors';
import { requireMay } from '@/lib/domain/order/policy';
import { SETTING_SCHEMAS, type SettingKey } from '@/lib/domain/shop/setting-keys';
import type { ShopChange } from '@/lib/domain/shop/settings';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordAudit } from '@/lib/engine/record-audit';
import { repriceShelf } from '@/lib/services/catalogue/shelf/renew-shelf';
import { keepAmounts } from './keep-amounts';
import { readSetting } from './read-setting';

type Value = Record<string, unknown>;

/**
 * Writes what is set under a key as its newest version; an older one given again undoes what came after it. Throws
 * AppError forbidden, conflict (somebody saved since `newest`, or amounts are set in the currency before), $ZodError.
 */
export async function saveSetting(ctx: Ctx, input: { key: SettingKey; newest: number; value: Value }) {
  requireMay(ctx.actor, 'settings.change');
  const { key } = input;
  const value: Value = SETTING_SCHEMAS[key].parse(input.value);
  await inTransaction(ctx, async (ctx) => {
    // Those who work by it hold it, too: `holdShop`.
    await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`setting:${key}`}, 0))`);
    const [newest] = await ctx.db
      .select()
      .from(settingVersions)
      .where(eq(settingVersions.key, key))
      .orderBy(desc(settingVersions.id))
      .limit(1);
    if ((newest?.id ?? 0) !== input.newest)
      throw new AppError('conflict', 'Somebody else has saved since you opened this page. Load it anew first.');
    const changed = changesOf(newest?.value ?? {}, value);
    if (changed.length === 0) return;
    if (changed.includes('currency')) await keepAmounts(ctx, currencyIn(newest?.value), currencyIn(value));
    await ctx.db.insert(settingVersions).values({ key, value, actor: actorName(ctx.actor), at: ctx.clock.now() });
    // Names alone: an address or a number may be a person's, and the log stays for ever.
    await recordAudit(ctx, { action: 'settings.change', subject: key, data: { changed } });
    if (changed.some((name) => name === 'currency' || name === 'rates')) await repriceShelf(ctx);
  });
  ctx.settings.forget();
  return readSetting(ctx, { key });
}

const currencyIn = (value: ShopChange | undefined) => value?.currency ?? '';

function changesOf(before: Value, after: Value): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  // The database gives the names within a value back in an order of its own.
  return [...names].filter((name) => !isDeepStrictEqual(before[name], after[name]));
}
