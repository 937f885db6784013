import { and, inArray } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { mockups } from '@/db/schema/designs';
import { MOCKUPS } from '@/lib/domain/order/states';
import { type Ctx, podOf } from '@/lib/engine/ctx';
import type { CataloguePage } from '@/lib/integrations/pod/catalogue-reader';

/** Drawing takes at most half an hour; one that is younger may not be written down yet. */
const DEAD_AFTER_MS = 3_600_000;

/** Takes away what was made at a provider to draw a design on, and that nobody waits for any more. */
export async function sweepPreviews(ctx: Ctx, provider: string, previews: CataloguePage['previews']): Promise<void> {
  const old = ctx.clock.now().getTime() - DEAD_AFTER_MS;
  const tasks = previews.flatMap(({ task, madeAt }) => (madeAt && madeAt.getTime() < old ? [task] : []));
  if (tasks.length === 0) return;
  const awaited = await ctx.db
    .select({ task: mockups.task })
    .from(mockups)
    .where(and(inArray(mockups.task, tasks), oneOf(mockups.state, MOCKUPS.coming)));
  const wanted = new Set(awaited.map(({ task }) => task));
  for (const task of tasks) if (!wanted.has(task)) await podOf(ctx, provider, 'catalogue').forgetMockup(task);
}
