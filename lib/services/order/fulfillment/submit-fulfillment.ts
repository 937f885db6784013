import { eq } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { type FulfillmentRow, fulfillments, type OrderRow, orders } from '@/db/schema/orders';
import { ProviderError } from '@/lib/domain/core/errors';
import type { ReasonCode } from '@/lib/domain/core/reason-code';
import type { Draft, PodOrder, SubmitInput } from '@/lib/domain/order/pod';
import { FULFILLMENTS, isOneOf, isPaid } from '@/lib/domain/order/states';
import { type Ctx, type Effect, type EffectOutcome, podOf } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { recordEvent } from '@/lib/engine/record-event';
import type { PodProvider } from '@/lib/integrations/pod/provider';
import { printFileOf } from '@/lib/services/designs/use-design';
import { recipientOf } from '../reading/recipient-of';
import { itemsOf } from '../status/items-of';
import { orderChanged } from '../status/order-changed';
import { applyPodOrder, lockOrder, moveFulfillment } from './apply-pod-order';
import { cancelEarlierGenerations, stopAttempt } from './cancel-earlier-generations';
import { isOurs, itemExternalId, renumber } from './find-ours';
import { hasNewerGeneration } from './has-newer-generation';
import { pushAddress } from './push-address';
import { syncFulfillment } from './sync-fulfillment';

type Found = { fulfillment: FulfillmentRow; order: OrderRow };
type Unwanted = { reason: ReasonCode; note: string };
type SubmitOutcome =
  | { outcome: 'submitted'; podOrderId: string }
  | { outcome: 'dropped'; why: Unwanted }
  | { outcome: 'waits'; againMs: number };

/**
 * Hands one part of a paid order to its provider exactly once: look, create a draft, write its id down, check again
 * that it is still wanted and its time of grace over, confirm, read back. Any step may be repeated after a crash. May throw ProviderError.
 */
export async function submitFulfillment(ctx: Ctx, effect: Effect<'submit'>): Promise<EffectOutcome> {
  if (effect.fulfillmentId === null) throw new Error(`submit effect ${effect.id} names no fulfillment`);
  const result = await submit(ctx, effect.fulfillmentId);
  switch (result.outcome) {
    case 'submitted':
      return { state: 'done', note: result.podOrderId };
    case 'dropped':
      return { state: 'dropped', ...result.why };
    case 'waits':
      return { againMs: result.againMs };
  }
}

async function submit(ctx: Ctx, fulfillmentId: string): Promise<SubmitOutcome> {
  const { fulfillment, order } = await load(ctx, fulfillmentId);
  const unwanted = whyNotSubmit(ctx, order, fulfillment);
  if (await hasNewerGeneration(ctx, fulfillment)) return replaced(ctx, fulfillment);
  if (unwanted) return { outcome: 'dropped', why: unwanted };

  try {
    return await handOver(ctx, order, fulfillment);
  } catch (error) {
    // A cancel may have overtaken us and used up the number: then the refusal is what was wanted.
    if (!(error instanceof ProviderError) || error.retryable) throw error;
    const now = await load(ctx, fulfillmentId);
    const late = whyNotSubmit(ctx, now.order, now.fulfillment);
    if (late) return { outcome: 'dropped', why: late };
    throw error;
  }
}

async function handOver(ctx: Ctx, order: OrderRow, fulfillment: FulfillmentRow): Promise<SubmitOutcome> {
  const fulfillmentId = fulfillment.id;
  const pod = podOf(ctx, fulfillment.provider, 'submit');
  if (fulfillment.generation > 1) await cancelEarlierGenerations(ctx, fulfillment);
  const draft = fulfillment.podOrderId
    ? { podOrderId: fulfillment.podOrderId, existed: true }
    : await ensureOurDraft(ctx, order, fulfillment, pod);
  const { podOrderId } = draft;
  await ctx.at('submit.draft_made');
  const now = await keepDraft(ctx, { order, fulfillment, draft });
  await ctx.at('submit.draft_known');
  if ('why' in now && now.why === REPLACED) return replaced(ctx, { ...fulfillment, podOrderId });
  if ('why' in now) return { outcome: 'dropped', why: now.why };
  if ('againMs' in now) return { outcome: 'waits', againMs: now.againMs };
  if (await hasFailedSince(pod, now.fulfillment, podOrderId)) {
    await syncFulfillment(ctx, { fulfillmentId, source: 'provider', lane: 'submit' });
    return { outcome: 'submitted', podOrderId };
  }
  try {
    if (now.fulfillment.recipientVersion !== now.order.recipientVersion)
      await pushAddress(ctx, now.order, { ...now.fulfillment, podOrderId });
    await pod.confirm(podOrderId);
  } catch (error) {
    if (error instanceof ProviderError && error.kind !== 'unavailable') await letGo(ctx, fulfillmentId);
    throw error;
  }
  await ctx.at('submit.confirmed');
  await takeConfirmed(ctx, { ...now.fulfillment, podOrderId });
  return { outcome: 'submitted', podOrderId };
}

/** The newer attempt stops what it finds; a draft that came to be after that is stopped by its own. */
async function replaced(ctx: Ctx, part: FulfillmentRow): Promise<SubmitOutcome> {
  await stopAttempt(ctx, part);
  return { outcome: 'dropped', why: REPLACED };
}

/** Reads back what our confirm has made of it. Where that cannot be read now, its news or the sync will tell. */
async function takeConfirmed(ctx: Ctx, fulfillment: FulfillmentRow & { podOrderId: string }): Promise<void> {
  const { podOrderId } = fulfillment;
  const seenAt = ctx.clock.now();
  const pod = await podOf(ctx, fulfillment.provider, 'submit')
    .fetchOrder({ podOrderId }, { confirmed: true })
    .catch((error: unknown) => {
      if (!(error instanceof ProviderError)) throw error;
      ctx.log.warn({ err: error, podOrderId }, 'confirmed, and cannot be read yet');
      return null;
    });
  await inTransaction(ctx, async (ctx) => {
    const look = { fulfillment, seenAt, source: 'provider' as const };
    const moved = await moveFulfillment(ctx, { ...look, to: 'confirmed', reason: null, source: 'system' });
    const changed = pod !== null && (await applyPodOrder(ctx, { ...look, pod }));
    if (moved && !changed) await orderChanged(ctx, fulfillment.orderId);
  });
}

/** What carries our number is ours by its items alone; where it is not, ours goes out under a new number. */
async function ensureOurDraft(ctx: Ctx, order: OrderRow, part: FulfillmentRow, pod: PodProvider): Promise<Draft> {
  const input = await submitInput(ctx, part);
  const draft = await pod.ensureDraft(input);
  if (!draft.existed) return draft;
  const found = await readDraft(pod, draft);
  if (await isOurs(ctx, part, found)) return draft;
  const number = await renumber(ctx, order, part, found);
  const own = await pod.ensureDraft({ ...input, externalId: number });
  if (own.existed && !(await isOurs(ctx, part, await readDraft(pod, own))))
    throw new ProviderError(part.provider, 'not_ours', `${number} is taken as well`);
  return own;
}

async function readDraft(pod: PodProvider, { podOrderId }: Draft): Promise<PodOrder> {
  const found = await pod.fetchOrder({ podOrderId }, { confirmed: false });
  if (!found) throw new ProviderError(pod.id, 'not_ready', `order ${podOrderId} is there and cannot be read yet`);
  return found;
}

/**
 * Writes down which draft it is, and looks a last time before the confirm whether it is still wanted. The draft costs
 * nothing: where the order was called off meanwhile it stays one, and the cancel, which comes after us, removes it. From
 * here on neither the address nor anything else of it is changed by us.
 */
function keepDraft(
  ctx: Ctx,
  { order, fulfillment, draft }: Found & { draft: Draft },
): Promise<Found | { why: Unwanted } | { againMs: number }> {
  const { podOrderId } = draft;
  return inTransaction(ctx, async (ctx) => {
    await lockOrder(ctx, order.id);
    const found = await load(ctx, fulfillment.id);
    const isReplaced = await hasNewerGeneration(ctx, fulfillment);
    const why = isReplaced ? REPLACED : whyNotSubmit(ctx, found.order, found.fulfillment);
    const againMs = (found.order.graceUntil?.getTime() ?? 0) - ctx.clock.now().getTime();
    const isNew = found.fulfillment.podOrderId === null;
    const recipientVersion = isNew && !draft.existed ? order.recipientVersion : found.fulfillment.recipientVersion;
    await ctx.db
      .update(fulfillments)
      .set({
        ...(isNew ? { podOrderId, recipientVersion, livemode: ctx.env.livemode, updatedAt: ctx.clock.now() } : {}),
        ...(why || againMs > 0 ? {} : { handingOverAt: ctx.clock.now() }),
      })
      .where(eq(fulfillments.id, fulfillment.id));
    await recordEvent(ctx, {
      orderId: order.id,
      fulfillmentId: fulfillment.id,
      kind: 'fulfillment.submitted',
      onceKey: fulfillment.id,
      source: 'system',
      data: { provider: fulfillment.provider, pod_order_id: podOrderId },
    });
    if (why) return { why };
    return againMs > 0 ? { againMs } : { ...found, fulfillment: { ...found.fulfillment, recipientVersion } };
  });
}

/**
 * An earlier confirm may have got through without our hearing of it, and the provider have failed the order since. It
 * would take another confirm; but whether to try again is a person's to say, as it is whenever a provider fails.
 */
async function hasFailedSince(pod: PodProvider, before: FulfillmentRow, podOrderId: string): Promise<boolean> {
  if (before.handingOverAt === null) return false;
  return (await pod.fetchOrder({ podOrderId }, { confirmed: true }))?.status === 'failed';
}

/** The provider did nothing: until the next attempt the address may be changed. */
async function letGo(ctx: Ctx, fulfillmentId: string): Promise<void> {
  await ctx.db.update(fulfillments).set({ handingOverAt: null }).where(eq(fulfillments.id, fulfillmentId));
}

async function load({ db }: { db: Db | Tx }, fulfillmentId: string): Promise<Found> {
  const [row] = await db
    .select({ fulfillment: fulfillments, order: orders })
    .from(fulfillments)
    .innerJoin(orders, eq(orders.id, fulfillments.orderId))
    .where(eq(fulfillments.id, fulfillmentId));
  if (!row) throw new Error(`no fulfillment ${fulfillmentId}`);
  return row;
}

const REPLACED: Unwanted = { reason: 'replaced', note: 'a newer attempt replaced it' };

/** Never a provider order for what is unpaid, called off, or paid in the other mode (I2, I8). */
function whyNotSubmit(ctx: Ctx, order: OrderRow, fulfillment: FulfillmentRow): Unwanted | null {
  if (!isPaid(order.paymentStatus)) return { reason: 'not_payable', note: `the payment is ${order.paymentStatus}` };
  if (order.cancelRequestedAt !== null || order.canceledAt !== null)
    return { reason: 'order_canceled', note: 'the order was canceled' };
  if (order.livemode !== ctx.env.livemode)
    return { reason: 'other_mode', note: 'the order was paid in the other mode (live, test)' };
  if (!isOneOf(fulfillment.status, FULFILLMENTS.submittable))
    return { reason: 'already_there', note: `it is already ${fulfillment.status}` };
  return null;
}

/** What the provider is told; also what a cancel must say to get hold of a draft that may or may not exist. */
export async function submitInput(ctx: Ctx, fulfillment: FulfillmentRow): Promise<SubmitInput> {
  const [order] = await ctx.db.select().from(orders).where(eq(orders.id, fulfillment.orderId));
  if (!order) throw new Error(`no order ${fulfillment.orderId}`);
  const items = await itemsOf(ctx, fulfillment);
  return {
    externalId: fulfillment.externalId,
    ...recipientOf(ctx, order),
    shippingMethod: fulfillment.shippingMethod,
    currency: order.currency,
    items: items.map((item) => ({
      externalId: itemExternalId(item.id),
      providerProductId: item.providerProductId,
      providerVariantId: item.providerVariantId,
      providerData: item.providerData,
      sku: item.sku,
      name: `${item.title} (${item.variantName})`,
      quantity: item.quantity,
      retailMinor: item.unitMinor,
      ...(item.design ? { print: printFileOf(ctx, item.design) } : {}),
    })),
  };
}
