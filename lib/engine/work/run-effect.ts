import { eq } from 'drizzle-orm';
import { type EffectRow, effects } from '@/db/schema/operations';
import { tally, traced } from '@/lib/platform/telemetry';
import type { Ctx } from '../ctx';
import { raiseAlert, resolveAlert } from '../raise-alert';
import type { Box } from './box';
import { runWork } from './run-work';

/** The outbox: every outside act we owe. */
const OUTBOX: Box<EffectRow> = {
  table: effects,
  pending: 'owed',
  ended: { refused: 'attention', given_up: 'dead' },
  points: { claimed: 'effect.claimed', acted: 'effect.acted' },
  write: (ctx, where, { note, ...set }) =>
    ctx.db
      .update(effects)
      .set({ ...set, ...(note === undefined ? {} : { lastError: note }), updatedAt: ctx.clock.now() })
      .where(where)
      .returning(),
  async find(ctx, id) {
    const [row] = await ctx.db.select().from(effects).where(eq(effects.id, id));
    return row;
  },
  enqueue: (ctx, { id }, afterMs) =>
    ctx.queue.enqueue(ctx.db, 'effect', { effectId: id }, afterMs === undefined ? {} : { afterMs }),
  act: (ctx, effect) =>
    traced('effect', { kind: effect.kind }, () => ctx.work.outbox[effect.kind].handler(ctx, effect)),
  succeeded: (ctx, effect) => resolveAlert(ctx, ctx.work.outbox[effect.kind].alert, effect.id),
  async failed(ctx, effect, ending, message) {
    const what = effect.kind.replaceAll('_', ' ');
    const refused = ending === 'refused';
    await raiseAlert(ctx, {
      kind: refused ? ctx.work.outbox[effect.kind].alert : 'effect_stuck',
      key: effect.id,
      severity: 'critical',
      message: `${what} was ${refused ? 'refused' : 'given up'}: ${message}`,
      orderId: effect.orderId,
      ...(effect.fulfillmentId ? { fulfillmentId: effect.fulfillmentId } : {}),
    });
  },
  about: ({ kind }) => ({ effect: kind }),
  count: ({ kind }, outcome) => tally('effects.worked', { kind, outcome }),
};

/** Does one thing that is in the outbox. */
export function runEffect(ctx: Ctx, effectId: string): Promise<void> {
  return runWork(ctx, OUTBOX, effectId);
}
