import { and, eq, inArray } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { effects, webhookEvents } from '@/db/schema/operations';
import { requireMay } from '@/lib/domain/order/policy';
import { EFFECTS } from '@/lib/domain/order/states';
import type { WorkBox } from '@/lib/domain/shop/sync-run';
import type { Ctx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { resolveAlert } from '@/lib/engine/raise-alert';
import { recordAudit } from '@/lib/engine/record-audit';
import { reviveEffects, reviveEvents } from '@/lib/engine/work/revive';

export type RedriveInput = { effectIds: string[] } | { eventIds: string[] } | { all: WorkBox };

/**
 * Gives dead letters (and refused effects, once their cause is gone) another life: owed again from now, with a job,
 * and written into the audit log. What is neither dead nor refused is left alone. Answers the ids that live again.
 * Throws AppError forbidden.
 */
export async function redrive(ctx: Ctx, input: RedriveInput): Promise<{ redriven: string[] }> {
  requireMay(ctx.actor, 'jobs.redrive');
  const aboutEffects = 'effectIds' in input || ('all' in input && input.all === 'effects');
  const redriven = await inTransaction(ctx, async (ctx) => {
    const ids = aboutEffects
      ? await reviveEffects(
          ctx,
          'effectIds' in input
            ? and(inArray(effects.id, input.effectIds), oneOf(effects.state, EFFECTS.givenUp))
            : eq(effects.state, 'dead'),
        )
      : await reviveEvents(
          ctx,
          and(
            eq(webhookEvents.state, 'dead'),
            'eventIds' in input ? inArray(webhookEvents.id, input.eventIds) : undefined,
          ),
        );
    for (const id of ids) await resolveAlert(ctx, aboutEffects ? 'effect_stuck' : 'webhook_dead', id);
    if (ids.length > 0) {
      await recordAudit(ctx, {
        action: 'jobs.redrive',
        subject: `${ids.length} ${aboutEffects ? 'effects' : 'events'}`,
        data: { ids },
      });
    }
    return ids;
  });
  return { redriven };
}
