import { and, eq } from 'drizzle-orm';
import { catalogueMemos } from '@/db/schema/catalogue-runs';
import type { Ctx } from '@/lib/engine/ctx';
import type { Memo } from '@/lib/integrations/pod/catalogue-reader';

/** What an adapter keeps of one provider between two readings, in its own words. */
export function catalogueMemo(ctx: Ctx, provider: string): Memo {
  return {
    async recall(key) {
      const [row] = await ctx.db
        .select()
        .from(catalogueMemos)
        .where(and(eq(catalogueMemos.provider, provider), eq(catalogueMemos.key, key)));
      return row ? { value: row.value.kept, ageMs: ctx.clock.now().getTime() - row.readAt.getTime() } : null;
    },
    async keep(key, value) {
      const set = { value: { kept: value }, readAt: ctx.clock.now() };
      await ctx.db
        .insert(catalogueMemos)
        .values({ provider, key, ...set })
        .onConflictDoUpdate({ target: [catalogueMemos.provider, catalogueMemos.key], set });
    },
  };
}
