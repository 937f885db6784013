import { and, asc, eq, inArray } from 'drizzle-orm';
import { oneOf } from '@/db/one-of';
import { effects } from '@/db/schema/operations';
import { shipments } from '@/db/schema/shipments';
import { payloadOf } from '@/lib/domain/order/effects';
import type { MailEffect } from '@/lib/domain/order/mails';
import { PACKAGES } from '@/lib/domain/order/states';
import type { Ctx, Effect, EffectOutcome, TxCtx } from '@/lib/engine/ctx';
import { sha256 } from '@/lib/platform/crypto';

/** At the pace of the services we stand between. */
const GATHER_MS = 60_000;

/**
 * `others`: the mails of the other packages this one tells of, which are then told. `key`: the Message-ID; a mail that
 * tells of one package more is another one, and no repeat that may be thrown away.
 */
type Gathered = { shipmentIds: string[]; others: string[]; key: string };

/** Packages that leave within a minute are told in one mail: the first owed one waits for the others, and tells of all. */
export async function gatherPackages(ctx: Ctx, effect: Effect<MailEffect>): Promise<EffectOutcome | Gathered> {
  const alone = { others: [], key: effect.id };
  if (!('shipment_id' in effect.payload)) return { shipmentIds: [], ...alone };
  // Staff send one mail again, and mean that one.
  if (effect.kind !== 'mail_shipped' || effect.generation > 1)
    return { shipmentIds: [effect.payload.shipment_id], ...alone };
  const waitMs = GATHER_MS / ctx.env.PROVIDER_PACE;
  const owed = await ctx.db
    .select({ id: effects.id, payload: effects.payload })
    .from(effects)
    .where(
      and(
        eq(effects.orderId, effect.orderId ?? ''),
        eq(effects.kind, 'mail_shipped'),
        eq(effects.generation, 1),
        eq(effects.state, 'pending'),
      ),
    )
    .orderBy(asc(effects.createdAt), asc(effects.id));
  const [first] = owed;
  if (first && first.id !== effect.id) return { againMs: waitMs };
  const leftMs = effect.owedAt.getTime() + waitMs - ctx.clock.now().getTime();
  if (leftMs > 0) return { againMs: leftMs };
  const shipmentIds = await underWay(
    ctx,
    owed.map(({ payload }) => payloadOf('mail_shipped', payload).shipment_id),
  );
  if (shipmentIds.length === 0) return { state: 'dropped', reason: 'overtaken', note: 'nothing of it is on its way' };
  const others = owed.flatMap(({ id }) => (id === effect.id ? [] : [id]));
  const key = others.length === 0 ? effect.id : `${effect.id}.${sha256(others.join(' '))}`;
  return { shipmentIds, others, key };
}

/** What has come back meanwhile, or was never sent, is told in words of its own. */
async function underWay(ctx: Ctx, shipmentIds: string[]): Promise<string[]> {
  const left = and(inArray(shipments.id, shipmentIds), oneOf(shipments.status, PACKAGES.left));
  return (await ctx.db.select({ id: shipments.id }).from(shipments).where(left)).map(({ id }) => id);
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
