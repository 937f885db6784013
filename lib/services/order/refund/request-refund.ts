import { eq } from 'drizzle-orm';
import { type RefundRequestRow, refundRequests } from '@/db/schema/console';
import { type OrderRow, orders } from '@/db/schema/orders';
import { actorName } from '@/lib/domain/core/actor';
import { AppError } from '@/lib/domain/core/errors';
import { formatMoney } from '@/lib/domain/money/money';
import { linesRefund, type RefundLine } from '@/lib/domain/money/pricing';
import { requireMay } from '@/lib/domain/order/policy';
import type { RefundReason, RefundWhat } from '@/lib/domain/order/refund';
import { isOneOf, PAYMENTS } from '@/lib/domain/order/states';
import type { Ctx, TxCtx } from '@/lib/engine/ctx';
import { inTransaction } from '@/lib/engine/in-transaction';
import { raiseAlert } from '@/lib/engine/raise-alert';
import { recordAudit } from '@/lib/engine/record-audit';
import { enqueueEffect } from '@/lib/engine/work/enqueue-effect';
import { runPending } from '@/lib/engine/work/run-pending';
import { answerReport } from '../claim/answer-report';
import { readableOrder } from '../reading/order-view';
import { type Refundable, refundable } from './refundable';
import { refundedAloneMinor } from './second-person';

export type RefundInput = {
  orderNumber: string;
  /** Chosen by the browser, so that a second click is the same request. */
  requestId: string;
  what: RefundWhat;
  reason: RefundReason;
  note?: string | undefined;
  /** The report it answers, unless somebody else has still to agree. */
  reportId?: string | undefined;
};

/**
 * Gives money back, once per `requestId` and never more than is left. Above the limit it only asks: somebody else with
 * the right to decide must agree. Throws AppError forbidden, not_found, conflict, invalid_input.
 */
export async function requestRefund(ctx: Ctx, input: RefundInput) {
  requireMay(ctx.actor, 'refunds.request');
  const order = await readableOrder(ctx, { orderNumber: input.orderNumber });
  const request = await inTransaction(ctx, (ctx) => recordRefundRequest(ctx, order.id, input));
  if (request.state === 'approved') await runPending(ctx, order.id, ['refund']);
  return {
    requestId: request.id,
    state: request.state,
    amountMinor: request.amountMinor,
    currency: request.currency,
  };
}

/** The same inside a transaction; what was approved is owed and not yet done. */
export async function recordRefundRequest(
  ctx: TxCtx,
  orderId: string,
  input: Omit<RefundInput, 'orderNumber'>,
): Promise<RefundRequestRow> {
  const [order] = await ctx.db.select().from(orders).where(eq(orders.id, orderId)).for('update');
  if (!order) throw new AppError('not_found', 'There is no such order.');
  const [known] = await ctx.db.select().from(refundRequests).where(eq(refundRequests.id, input.requestId));
  if (known && known.orderId !== order.id) throw new AppError('conflict', 'This request is about another order.');
  if (known) return sameAsked(known, input);
  refuseUnpaid(order);
  const left = await refundable(ctx, order);
  const amountMinor = amountOf(input.what, left);
  if (amountMinor > left.leftMinor) {
    throw new AppError('conflict', `Only ${formatMoney(left.leftMinor, order.currency)} is left to refund.`);
  }
  const limit = ctx.env.REFUND_APPROVAL_LIMIT_MINOR;
  const alone = limit === undefined || (await refundedAloneMinor(ctx, order.id)) + amountMinor <= limit;
  const now = ctx.clock.now();
  const [made] = await ctx.db
    .insert(refundRequests)
    .values({
      id: input.requestId,
      orderId: order.id,
      amountMinor,
      currency: order.currency,
      reason: input.reason,
      noteSealed: input.note ? ctx.vault.seal(refundRequests.noteSealed, input.requestId, input.note) : null,
      lines: linesOf(input.what),
      state: alone ? 'approved' : 'pending',
      requestedBy: actorName(ctx.actor),
      requestedAt: now,
      decidedAt: alone ? now : null,
    })
    .returning();
  if (!made) throw new Error('the refund request was not written');
  await recordAudit(ctx, {
    action: 'refunds.request',
    subject: order.orderNumber,
    data: {
      request_id: made.id,
      amount_minor: amountMinor,
      currency: order.currency,
      reason: input.reason,
      state: made.state,
    },
  });
  if (alone) {
    await enqueueRefund(ctx, made);
    if (input.reportId !== undefined)
      await answerReport(ctx, order.id, { reportId: input.reportId, answer: 'refunded', words: null });
  } else {
    await raiseAlert(ctx, {
      kind: 'refund_approval',
      key: made.id,
      message: `A refund of ${formatMoney(amountMinor, order.currency)} for ${order.orderNumber} waits for a second person.`,
      orderId: order.id,
    });
  }
  return made;
}

/** The same form sent twice is one refund; changed after its answer was lost, it must not pass for the first. */
function sameAsked(known: RefundRequestRow, { what, reason }: Pick<RefundInput, 'what' | 'reason'>): RefundRequestRow {
  const same =
    known.reason === reason &&
    (what.kind !== 'amount' || what.amountMinor === known.amountMinor) &&
    JSON.stringify(inOrder(linesOf(what))) === JSON.stringify(inOrder(known.lines));
  if (same) return known;
  const sent = formatMoney(known.amountMinor, known.currency);
  throw new AppError('conflict', `This form was sent before, for ${sent}. Open it anew to ask for something else.`);
}

/** As they are stored. */
function linesOf(what: RefundWhat): RefundRequestRow['lines'] {
  return what.kind === 'lines' ? what.lines.map(({ itemId, quantity }) => ({ item_id: itemId, quantity })) : [];
}

/** jsonb keeps no order of keys. */
const inOrder = (lines: RefundRequestRow['lines']) => lines.map(({ item_id, quantity }) => [item_id, quantity]);

export async function enqueueRefund(ctx: TxCtx, request: RefundRequestRow): Promise<void> {
  await enqueueEffect(ctx, {
    orderId: request.orderId,
    kind: 'refund',
    dedupeKey: request.id,
    payload: { because: 'request', request_id: request.id, amount_minor: request.amountMinor, stripe_attempt: 1 },
  });
}

export function refuseUnpaid(order: OrderRow): void {
  if (isOneOf(order.paymentStatus, PAYMENTS.withBank))
    throw new AppError('conflict', 'The bank has taken the payment back; a refund would pay twice.');
  if (!isOneOf(order.paymentStatus, PAYMENTS.refundable) || order.paymentIntentId === null)
    throw new AppError('conflict', `There is nothing to refund: the payment is ${order.paymentStatus}.`);
}

function amountOf(what: RefundWhat, left: Refundable): number {
  switch (what.kind) {
    case 'full':
      if (left.leftMinor === 0) throw new AppError('conflict', 'Nothing is left to refund.');
      return left.leftMinor;
    case 'amount':
      if (what.amountMinor <= 0) throw new AppError('invalid_input', 'Enter an amount above zero.');
      return what.amountMinor;
    case 'lines':
      if (new Set(what.lines.map(({ itemId }) => itemId)).size < what.lines.length)
        throw new AppError('invalid_input', 'An item stands there twice.');
      return linesRefund(linesLeft(linesOf(what), left));
  }
}

/** The lines asked for, with what was refunded of each. Throws AppError where fewer pieces are left. */
export function linesLeft(asked: RefundRequestRow['lines'], left: Refundable): RefundLine[] {
  return asked.map(({ item_id, quantity }) => {
    const line = left.lines.find((each) => each.itemId === item_id);
    if (!line) throw new AppError('invalid_input', 'That item is not in this order.');
    if (quantity > line.leftQuantity)
      throw new AppError('conflict', `Only ${line.leftQuantity} of that item can still be refunded.`);
    return { ...line, gone: line.quantity - line.leftQuantity, now: quantity };
  });
}
