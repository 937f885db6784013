import { eq } from 'drizzle-orm';
import { type FulfillmentRow, fulfillments } from '@/db/schema/orders';
import type { Trouble } from '@/lib/domain/order/pod';
import type { EventSource } from '@/lib/domain/order/timeline';
import type { TxCtx } from '@/lib/engine/ctx';
import { raiseAlert, resolveAlert } from '@/lib/engine/raise-alert';
import { recordEvent } from '@/lib/engine/record-event';
import { checkMargin } from './check-margin';
import { flagsOf, type Seen } from './merge-look';

type Look = Seen & { fulfillment: FulfillmentRow; source: EventSource };

/** Hold flag, what stands still, the provider's own word, its cost: whatever may go both ways follows the newest look. */
export async function applyFlags(ctx: TxCtx, look: Look): Promise<boolean> {
  const { fulfillment, pod, seenAt } = look;
  const [before] = await ctx.db.select().from(fulfillments).where(eq(fulfillments.id, fulfillment.id)).for('update');
  if (!before || (before.lastSyncedAt && before.lastSyncedAt > seenAt)) return false;
  const flags = flagsOf(before, { ...look, unaware: fulfillment.trouble === null && before.trouble !== null });
  await ctx.db
    .update(fulfillments)
    .set({ ...flags, lastSyncedAt: seenAt })
    .where(eq(fulfillments.id, fulfillment.id));
  if (pod.costMinor !== null && pod.costMinor !== before.costMinor) await checkMargin(ctx, fulfillment.orderId);
  const { trouble, reason, onHold } = flags;
  const news = trouble !== before.trouble || reason !== before.reason || onHold !== before.onHold;
  if (news) await tell(ctx, before, { ...look, trouble, reason, onHold });
  return news || before.providerStatus !== pod.providerStatus || before.podOrderId === null;
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
