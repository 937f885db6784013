import { asc, eq } from 'drizzle-orm';
import { catalogueSkips } from '@/db/schema/catalogue-runs';
import type { Ctx } from '@/lib/engine/ctx';
import { raiseAlert, resolveAlert } from '@/lib/engine/raise-alert';

/** Of what cannot be sold; the rest is counted. */
const NAMED = 5;

/** Puts before a person what of a provider cannot be sold now, or takes that back. */
export async function reportSkips(ctx: Ctx, provider: string): Promise<void> {
  const of = eq(catalogueSkips.provider, provider);
  const count = await ctx.db.$count(catalogueSkips, of);
  if (count === 0) return resolveAlert(ctx, 'catalogue_left_out', provider);
  const named = await ctx.db
    .select()
    .from(catalogueSkips)
    .where(of)
    .orderBy(asc(catalogueSkips.title), asc(catalogueSkips.variant))
    .limit(NAMED);
  const words = named.map(
    ({ title, variant, reason }) => `${variant === '' ? title : `${title}, ${variant}`}: ${reason}`,
  );
  const more = count > NAMED ? ` And ${count - NAMED} more.` : '';
  await raiseAlert(ctx, {
    kind: 'catalogue_left_out',
    key: provider,
    message: `Not on sale: ${words.join('; ')}.${more}`,
  });
}
