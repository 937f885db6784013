import { eq } from 'drizzle-orm';
import { type EffectRow, effects } from '@/db/schema/operations';
import { type EffectKind, payloadOf } from '@/lib/domain/order/effects';
import { tally, traced } from '@/lib/platform/telemetry';
import type { Ctx, Effect, EffectOutcome, TxCtx } from '../ctx';
import { raiseAlert, resolveAlert } from '../raise-alert';
import type { Box } from './box';
import { runWork } from './run-work';

/** The outbox: every outside act. */
const OUTBOX: Box<EffectRow> = {
  table: effects,
  pending: 'pending',
  ended(ctx, { kind }, ending) {
    if (ctx.work.outbox[kind].alert === null) return 'dropped';
    return ending === 'refused' ? 'attention' : 'dead';
  },
  giveUpAfterMs: (ctx, { kind }) => ctx.work.outbox[kind].giveUpAfterMs,
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
  enqueue: (ctx, { id, kind }, afterMs) =>
    ctx.queue.enqueue(ctx.db, ctx.work.outbox[kind].queue, { effectId: id }, afterMs === undefined ? {} : { afterMs }),
  act: (ctx, effect) => traced('effect', { kind: effect.kind }, () => act(ctx, effect.kind, effect)),
  wasTold: (ctx, { kind, attempts, owedAt, createdAt }) =>
    ctx.work.outbox[kind].alert !== null && (attempts > 1 || owedAt > createdAt),
  async succeeded(ctx, { kind, id }) {
    const { alert } = ctx.work.outbox[kind];
    if (alert !== null) await resolveAlert(ctx, alert, id);
  },
  async failed(ctx, effect, ending, message) {
    await endedBadly(ctx, effect.kind, effect, message);
    const { alert } = ctx.work.outbox[effect.kind];
    if (alert === null) return;
    const what = effect.kind.replaceAll('_', ' ');
    const refused = ending === 'refused';
    await raiseAlert(ctx, {
      kind: refused ? alert : 'effect_stuck',
      key: effect.id,
      severity: 'critical',
      message: `${what} was ${refused ? 'refused' : 'given up'}: ${message}`,
      ...(effect.orderId ? { orderId: effect.orderId } : {}),
      ...(effect.fulfillmentId ? { fulfillmentId: effect.fulfillmentId } : {}),
    });
  },
  about: ({ kind }) => ({ effect: kind }),
  count: ({ kind }, outcome) => tally('effects.worked', { kind, outcome }),
};

async function act<Kind extends EffectKind>(ctx: Ctx, kind: Kind, row: EffectRow): Promise<EffectOutcome> {
  return ctx.work.outbox[kind].handler(ctx, read(kind, row));
}

async function endedBadly<Kind extends EffectKind>(
  ctx: TxCtx,
  kind: Kind,
  row: EffectRow,
  note: string,
): Promise<void> {
  await ctx.work.outbox[kind].failed?.(ctx, read(kind, row), note);
}

function read<Kind extends EffectKind>(kind: Kind, row: EffectRow): Effect<Kind> {
  return { ...row, kind, payload: payloadOf(kind, row.payload) };
}

/** Does one thing that is in the outbox. */
export function runEffect(ctx: Ctx, effectId: string): Promise<void> {
  return runWork(ctx, OUTBOX, effectId);
}
