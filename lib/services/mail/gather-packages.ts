import { and, asc, eq, inArray } from 'drizzle-orm';
import { effects } from '@/db/schema/operations';
import { payloadOf } from '@/lib/domain/order/effects';
import type { MailEffect } from '@/lib/domain/order/mails';
import type { Ctx, Effect, TxCtx } from '@/lib/engine/ctx';

/** At the pace of the services we stand between. */
const GATHER_MS = 60_000;

/** `others`: the mails of the other packages this one tells of, which are then told. */
export type Gathered = { againMs: number } | { shipmentIds: string[]; others: string[] };

/** Packages that leave within a minute are told in one mail: the first owed one waits for the others, and tells of all. */
export async function gatherPackages(ctx: Ctx, effect: Effect<MailEffect>): Promise<Gathered> {
  if (!('shipment_id' in effect.payload)) return { shipmentIds: [], others: [] };
  const own = { shipmentIds: [effect.payload.shipment_id], others: [] };
  // Staff send one mail again, and mean that one.
  if (effect.kind !== 'mail_shipped' || effect.generation > 1) return own;
  const waitMs = GATHER_MS / ctx.env.PROVIDER_PACE;
  const owed = await ctx.db
    .select({ id: effects.id, payload: effects.payload })
    .from(effects)
    .where(
      and(eq(effects.orderId, effect.orderId ?? ''), eq(effects.kind, 'mail_shipped'), eq(effects.state, 'pending')),
    )
    .orderBy(asc(effects.createdAt), asc(effects.id));
  const [first] = owed;
  if (first && first.id !== effect.id) return { againMs: waitMs };
  const leftMs = effect.owedAt.getTime() + waitMs - ctx.clock.now().getTime();
  if (leftMs > 0) return { againMs: leftMs };
  return {
    shipmentIds: owed.map(({ payload }) => payloadOf('mail_shipped', payload).shipment_id),
    others: owed.flatMap(({ id }) => (id === effect.id ? [] : [id])),
  };
}

/** In the transaction that says that the mail was sent. Whoever is at one of them right now waits, and writes nothing. */
export async function toldAlong(ctx: TxCtx, others: readonly string[]): Promise<void> {
  if (others.length === 0) return;
  await ctx.db
    .update(effects)
    .set({
      state: 'dropped',
      reasonCode: 'overtaken',
      note: 'told in the mail about the package before',
      updatedAt: ctx.clock.now(),
    })
    .where(and(inArray(effects.id, [...others]), eq(effects.state, 'pending')));
}
