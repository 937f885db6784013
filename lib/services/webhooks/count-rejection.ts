import { sql } from 'drizzle-orm';
import { webhookRejections } from '@/db/schema/webhooks';
import type { Ctx } from '@/lib/engine/ctx';
import { tally } from '@/lib/platform/telemetry';

const HOUR_MS = 3_600_000;

/** Counts a message that was turned away, by the hour. Nothing of it is kept: anybody may have sent it. */
export async function countRejection(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { source: string; reason: string },
): Promise<void> {
  tally('webhooks.received', { source: input.source, outcome: input.reason });
  const hour = new Date(Math.floor(ctx.clock.now().getTime() / HOUR_MS) * HOUR_MS);
  await ctx.db
    .insert(webhookRejections)
    .values({ ...input, hour, count: 1 })
    .onConflictDoUpdate({
      target: [webhookRejections.source, webhookRejections.hour, webhookRejections.reason],
      set: { count: sql`${webhookRejections.count} + 1` },
    });
}
