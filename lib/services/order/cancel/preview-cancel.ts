import { asc, eq } from 'drizzle-orm';
import { type FulfillmentRow, fulfillments, type OrderRow, orderItems } from '@/db/schema/orders';
import { ProviderError } from '@/lib/domain/core/errors';
import { partCost, refundShare } from '@/lib/domain/money/pricing';
import { whyNotCancelable } from '@/lib/domain/order/changes';
import type { CancelExpectation } from '@/lib/domain/order/outcomes';
import { requireRole } from '@/lib/domain/order/policy';
import { FULFILLMENTS, isOneOf, isPaid, PAYMENTS } from '@/lib/domain/order/states';
import { type Ctx, podOf } from '@/lib/engine/ctx';
import { wordsIn } from '@/lib/platform/words';
import { fetchOurs } from '../fulfillment/find-ours';
import { readableOrder } from '../reading/order-view';
import { podLabel } from '../reading/pod-label';
import { refundable, refundedByLineMinor } from '../refund/refundable';
import { refundedAloneMinor } from '../refund/second-person';
import { newestGenerations } from '../status/newest-generations';

type Expectation = {
  expect: CancelExpectation;
  why: string;
  providerStatus: string | null;
};

/**
 * What a cancel would do, provider by provider, asked live and changing nothing. Amounts are what would go back for
 * the parts that stop. Throws AppError forbidden, not_found.
 */
export async function previewCancel(ctx: Ctx, input: { orderNumber: string }) {
  requireRole(ctx.actor, 'orders.cancel');
  const order = await readableOrder(ctx, input);
  const parts = newestGenerations(await ctx.db.select().from(fulfillments).where(eq(fulfillments.orderId, order.id)));
  const expected = await Promise.all(
    parts.map(async (part) => ({ part, expectation: await expectationOf(ctx, part) })),
  );
  const { leftMinor } = await refundable(ctx, order);
  const refunds = await sharesOf(ctx, order, expected, leftMinor);
  const stoppedMinor = refunds.reduce((sum, minor) => sum + minor, 0);
  const whyNot = whyNotCancelable(
    { payment: order.paymentStatus, canceled: order.status === 'canceled', fulfillments: parts },
    true,
  );
  const limit = ctx.env.REFUND_APPROVAL_LIMIT_MINOR;
  return {
    cancelable: whyNot && wordsIn(ctx.locale, 'errors')(whyNot),
    payment: order.paymentStatus,
    currency: order.currency,
    parts: expected.map(({ part, expectation }, at) => ({
      provider: part.provider,
      providerLabel: podLabel(ctx, part.provider),
      status: part.status,
      ...expectation,
      refundMinor: refunds[at] ?? 0,
    })),
    stoppedRefundMinor: stoppedMinor,
    restRefundMinor: isOneOf(order.paymentStatus, PAYMENTS.refundable) ? leftMinor - stoppedMinor : 0,
    approvalLimitMinor: limit === undefined ? null : Math.max(0, limit - (await refundedAloneMinor(ctx, order.id))),
  };
}

async function expectationOf(ctx: Ctx, part: FulfillmentRow): Promise<Expectation> {
  const known = { providerStatus: part.providerStatus };
  if (part.status === 'canceled') return { ...known, expect: 'already_canceled', why: 'It is already canceled.' };
  if (isOneOf(part.status, FULFILLMENTS.shipped))
    return { ...known, expect: 'refused', why: `It is already ${part.status}.` };
  if (!ctx.pods.has(part.provider))
    return { ...known, expect: 'unsure', why: `${part.provider} is not configured here.` };
  const pod = podOf(ctx, part.provider, 'refresh');
  try {
    const found = await fetchOurs(ctx, pod, part);
    if (!found) return { providerStatus: null, expect: 'stops', why: `${pod.label} does not have it yet.` };
    const said = { providerStatus: found.providerStatus };
    if (found.status === 'canceled')
      return { ...said, expect: 'already_canceled', why: `${pod.label} has canceled it already.` };
    switch (pod.stoppable(found.providerStatus)) {
      case 'yes':
        return { ...said, expect: 'stops', why: `${pod.label} says “${found.providerStatus}” and can still stop it.` };
      case 'no':
        return {
          ...said,
          expect: 'refused',
          why: `${pod.label} says “${found.providerStatus}” and no longer stops it.`,
        };
      case 'unsure':
        return { ...said, expect: 'unsure', why: `${pod.label} says “${found.providerStatus}” and will be asked.` };
    }
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return { ...known, expect: 'unsure', why: `${pod.label} does not answer right now; the cancel waits for it.` };
  }
}

async function sharesOf(
  ctx: Ctx,
  order: OrderRow,
  expected: { part: FulfillmentRow; expectation: Expectation }[],
  leftMinor: number,
): Promise<number[]> {
  if (!isPaid(order.paymentStatus)) return expected.map(() => 0);
  const items = await ctx.db
    .select()
    .from(orderItems)
    .where(eq(orderItems.orderId, order.id))
    .orderBy(asc(orderItems.id));
  const byLine = await Promise.all(expected.map(({ part }) => refundedByLineMinor(ctx, order, items, part.provider)));
  const bought = expected.filter(({ part }) => part.replacement === 0);
  const stays = bought.filter(({ expectation }) => expectation.expect === 'refused' || expectation.expect === 'unsure');
  let goneMinor = order.totalMinor - leftMinor;
  const stopping = bought.filter(({ expectation }) => expectation.expect === 'stops');
  return expected.map(({ part, expectation }, at) => {
    if (expectation.expect !== 'stops' || part.replacement > 0) return 0;
    const isLast = stays.length === 0 && part === stopping.at(-1)?.part;
    const shareMinor = refundShare(
      order,
      partCost(part.provider, items, order),
      { goneMinor, byLineMinor: byLine[at] ?? 0 },
      isLast,
    );
    goneMinor += shareMinor;
    return shareMinor;
  });
}
