import { desc, eq } from 'drizzle-orm';
import { settingVersions } from '@/db/schema/settings';
import { requireMay } from '@/lib/domain/order/policy';
import type { SettingKey } from '@/lib/domain/shop/setting-keys';
import type { Ctx } from '@/lib/engine/ctx';
import { actorNames } from '../staff/actor-names';

/** So far one can go back. */
const MOST_VERSIONS = 20;

/** What is set under a key, and what was before. Throws AppError forbidden. */
export async function readSetting(ctx: Ctx, { key }: { key: SettingKey }) {
  requireMay(ctx.actor, 'settings.read');
  const rows = await ctx.db
    .select()
    .from(settingVersions)
    .where(eq(settingVersions.key, key))
    .orderBy(desc(settingVersions.id))
    .limit(MOST_VERSIONS);
  const nameOf = await actorNames(
    ctx,
    rows.map(({ actor }) => actor),
  );
  return {
    newest: rows[0]?.id ?? 0,
    value: rows[0]?.value ?? {},
    fixed: key === 'shop' ? ctx.settings.fixed : [],
    versions: rows.map(({ id, at, actor, value }) => ({ id, at, by: nameOf(actor), value })),
  };
}
