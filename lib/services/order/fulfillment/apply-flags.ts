import { eq } from 'drizzle-orm';
import { type FulfillmentRow, fulfillments } from '@/db/schema/orders';
import type { PodOrder, Trouble } from '@/lib/domain/order/pod';
import { FULFILLMENTS, isOneOf } from '@/lib/domain/order/states';
import type { EventSource } from '@/lib/domain/order/timeline';
import type { TxCtx } from '@/lib/engine/ctx';
import { raiseAlert, resolveAlert } from '@/lib/engine/raise-alert';
import { recordEvent } from '@/lib/engine/record-event';
import type { ShipmentHint } from './apply-shipments';
import { checkMargin } from './check-margin';

type Look = {
  fulfillment: FulfillmentRow;
  pod: PodOrder;
  seenAt: Date;
  source: EventSource;
  hint?: ShipmentHint;
  /** Why it ended, where only a message said so. */
  ended: string | null;
};

/** Hold flag, what stands still, the provider's own word, its cost: whatever may go both ways follows the newest look. */
export async function applyFlags(ctx: TxCtx, look: Look): Promise<boolean> {
  const { fulfillment, pod, seenAt } = look;
  const [before] = await ctx.db.select().from(fulfillments).where(eq(fulfillments.id, fulfillment.id)).for('update');
  if (!before || (before.lastSyncedAt && before.lastSyncedAt > seenAt)) return false;
  const stopped = isOneOf(before.status, FULFILLMENTS.stopped);
  const now = stopped ? { trouble: null, reason: before.reason ?? look.ended } : standsStill(before, look);
  const onHold = !stopped && pod.onHold;
  await ctx.db
    .update(fulfillments)
    .set({
      onHold,
      ...now,
      troubleSince: now.trouble === null ? null : (before.troubleSince ?? seenAt),
      providerStatus: pod.providerStatus,
      costMinor: pod.costMinor ?? before.costMinor,
      costCurrency: pod.costCurrency ?? before.costCurrency,
      podOrderId: before.podOrderId ?? pod.podOrderId,
      confirmedAt: before.confirmedAt ?? (pod.confirmed ? seenAt : null),
      lastSyncedAt: seenAt,
    })
    .where(eq(fulfillments.id, fulfillment.id));
  if (pod.costMinor !== null && pod.costMinor !== before.costMinor) await checkMargin(ctx, fulfillment.orderId);
  const news = now.trouble !== before.trouble || now.reason !== before.reason || onHold !== before.onHold;
  if (news) await tell(ctx, before, { ...look, ...now, onHold });
  return news || before.providerStatus !== pod.providerStatus || before.podOrderId === null;
}

/** A message refines what a look tells ("on hold"), and gives its reason; without a look it says nothing. */
function standsStill(before: FulfillmentRow, { pod, hint }: Look): { trouble: Trouble | null; reason: string | null } {
  const known = { trouble: before.trouble, reason: before.trouble === null ? null : before.reason };
  // A list does not tell of parcels that wait.
  if (pod.trouble === null) return pod.complete || before.onHold ? { trouble: null, reason: null } : known;
  const said = hint?.trouble ?? null;
  return {
    trouble: pod.trouble === 'held' ? (said ?? known.trouble ?? 'held') : pod.trouble,
    reason: pod.reason ?? (said ? hint?.reason : null) ?? known.reason,
  };
}

async function tell(
  ctx: TxCtx,
  before: FulfillmentRow,
  { onHold, trouble, reason, ...look }: Look & { onHold: boolean; trouble: Trouble | null; reason: string | null },
): Promise<void> {
  const { id, orderId, provider, externalId, status } = before;
  const subject = { orderId, fulfillmentId: id };
  const event = { ...subject, source: look.source, onceKey: `${id}:${look.seenAt.toISOString()}` };
  const data = { provider, ...(reason ? { reason } : {}), ...(trouble ? { trouble } : {}) };
  if (onHold !== before.onHold)
    await recordEvent(ctx, { ...event, kind: onHold ? 'fulfillment.on_hold' : 'fulfillment.released', data });
  const stuck = trouble !== null && !onHold;
  if (stuck && before.trouble === null) await recordEvent(ctx, { ...event, kind: 'fulfillment.stuck', data });
  const why = asSentence(
    reason ?? (trouble === 'held' ? look.pod.providerStatus : (trouble ?? '').replaceAll('_', ' ')),
  );
  if (onHold)
    await raiseAlert(ctx, { ...subject, kind: 'on_hold', key: id, message: `${provider} holds ${externalId}: ${why}` });
  else await resolveAlert(ctx, 'on_hold', id);
  if (stuck)
    await raiseAlert(ctx, {
      ...subject,
      kind: 'parcel_stuck',
      key: id,
      message: `A parcel of ${externalId} waits at ${provider}: ${why}`,
    });
  else await resolveAlert(ctx, 'parcel_stuck', id);
  if (status === 'failed' && before.reason === null && reason !== null) {
    const message = `${provider} could not make ${externalId}: ${why} Fix it there or cancel it here.`;
    await raiseAlert(ctx, { ...subject, kind: 'fulfillment_failed', key: id, severity: 'critical', message });
  }
}

/** Providers' reasons end with a full stop or without. */
export const asSentence = (words: string) => (/[.!?]$/.test(words) ? words : `${words}.`);
