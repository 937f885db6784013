import { eq } from 'drizzle-orm';
import { type EffectRow, effects } from '@/db/schema/operations';
import { type EffectKind, payloadOf } from '@/lib/domain/order/effects';
import { tally, traced } from '@/lib/platform/telemetry';
import type { Ctx, EffectOutcome } from '../ctx';
import { raiseAlert, resolveAlert } from '../raise-alert';
import type { Box } from './box';
import { runWork } from './run-work';

/** The outbox: every outside act we owe. */
const OUTBOX: Box<EffectRow> = {
  table: effects,
  pending: 'pending',
  ended: { refused: 'attention', given_up: 'dead' },
  points: { claimed: 'effect.claimed', acted: 'effect.acted' },
  write: (ctx, where, set) =>
    ctx.db
      .update(effects)
      .set({ ...set, updatedAt: ctx.clock.now() })
      .where(where)
      .returning(),
  async find(ctx, id) {
    const [row] = await ctx.db.select().from(effects).where(eq(effects.id, id));
    return row;
  },
  enqueue: (ctx, { id }, afterMs) =>
    ctx.queue.enqueue(ctx.db, 'effect', { effectId: id }, afterMs === undefined ? {} : { afterMs }),
  act: (ctx, effect) => traced('effect', { kind: effect.kind }, () => act(ctx, effect.kind, effect)),
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

function act<Kind extends EffectKind>(ctx: Ctx, kind: Kind, row: EffectRow): Promise<EffectOutcome> {
  return ctx.work.outbox[kind].handler(ctx, { ...row, kind, payload: payloadOf(kind, row.payload) });
}

/** Does one thing that is in the outbox. */
export function runEffect(ctx: Ctx, effectId: string): Promise<void> {
  return runWork(ctx, OUTBOX, effectId);
}
