import { z } from 'zod';
import { shown } from '../stripe-js/browser/currencies';
import type { Account } from './account';
import { book } from './balance';
import { ApiError, find, refused } from './errors';
import { type Cause, ON_ITS_OWN } from './event-objects';
import { emit, emitChange } from './events';
import { paymentFamilyId } from './ids';
import type { Charge, Refund } from './objects';
import { metadata, paging, text, whole } from './params';
import { cardBehind } from './payment-methods';
import { refundTo } from './slow-methods';
import { mergeMetadata } from './values';

const SETTLES_AFTER_MS = 2000;
const FAILS_AFTER_MS = 5000;

export const refundCreate = z.strictObject({
  payment_intent: text().optional(),
  charge: text().optional(),
  amount: whole.optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  metadata,
  currency: text().optional(),
});
export const refundUpdate = z.strictObject({ metadata });
export const refundList = z.strictObject({ ...paging, charge: text().optional(), payment_intent: text().optional() });

type RefundCreate = z.infer<typeof refundCreate>;

/** Gives back captured money, all that is left or `amount`. Throws what Stripe answers where it cannot. */
export function createRefund(account: Account, cause: Cause, params: RefundCreate): Refund {
  const charge = chargeToRefund(account, params);
  const left = refundable(account, charge);
  const amount = params.amount ?? left;
  checkRefund(charge, left, amount);
  const disputes = [...account.disputes.values()].filter((dispute) => dispute.charge === charge.id);
  if (disputes.some((dispute) => !dispute.is_charge_refundable)) {
    const message = `Charge ${charge.id} has been charged back; cannot issue a refund.`;
    throw refused(message, { code: 'charge_disputed' });
  }
  const refund = newRefund(account, charge, amount, params);
  account.refunds.set(refund.id, refund);
  const before = structuredClone(charge);
  charge.amount_refunded += amount;
  charge.refunded = charge.amount_refunded === charge.amount;
  emit(account, cause, 'refund.created', refund);
  emitChange(account, cause, 'charge.refunded', { before, object: charge });
  later(account, refund, cardBehind(account, charge.payment_method).refunds === 'failing');
  return refund;
}

/** Captured money that no refund has taken yet. */
function refundable(account: Account, charge: Charge): number {
  let left = charge.amount_captured;
  for (const refund of account.refunds.values()) {
    if (refund.charge === charge.id && !isGone(refund)) left -= refund.amount;
  }
  return left;
}

function later(account: Account, refund: Refund, fails: boolean): void {
  const { clock } = account.world;
  const still = () => account.refunds.get(refund.id) === refund && !isGone(refund);
  clock.after(SETTLES_AFTER_MS, `settle ${refund.id}`, () => {
    if (still() && !isSettled(refund) && refund.pending_reason === undefined) settleRefund(account, refund);
  });
  if (!fails) return;
  clock.after(FAILS_AFTER_MS, `fail ${refund.id}`, () => {
    if (still()) failRefund(account, refund);
  });
}

const isGone = ({ status }: Refund) => status === 'failed' || status === 'canceled';
const isSettled = ({ status, destination_details: { card } }: Refund) =>
  card ? card.reference_status === 'available' : status === 'succeeded';

/** The money has arrived: a pending refund succeeds, and the bank's reference number is known. */
export function settleRefund(account: Account, refund: Refund): void {
  if (isGone(refund) || isSettled(refund)) {
    throw new Error(`there is nothing left to settle: ${refund.id} is ${refund.status}`);
  }
  const before = structuredClone(refund);
  delete refund.pending_reason;
  refund.status = 'succeeded';
  refund.destination_details.card = {
    reference: String(account.world.clock.seconds()).padStart(12, '7'),
    reference_status: 'available',
    reference_type: 'acquirer_reference_number',
    type: 'refund',
  };
  emitChange(account, ON_ITS_OWN, 'refund.updated', { before, object: refund });
  emitChange(account, ON_ITS_OWN, 'charge.refund.updated', { before, object: refund });
}

/** It waits until it is settled by hand, as where the balance does not cover it. */
export function holdRefund(account: Account, refund: Refund, reason: NonNullable<Refund['pending_reason']>): void {
  if (isGone(refund)) throw new Error(`${refund.id} has failed already`);
  const before = structuredClone(refund);
  refund.status = 'pending';
  refund.pending_reason = reason;
  if (refund.destination_details.card) refund.destination_details.card['reference_status'] = 'pending';
  emitChange(account, ON_ITS_OWN, 'refund.updated', { before, object: refund });
  emitChange(account, ON_ITS_OWN, 'charge.refund.updated', { before, object: refund });
}

/** The bank sent the money back, or it was called off before it left: the shop's balance has it, the shopper nothing. */
export function failRefund(account: Account, refund: Refund, how: 'failed' | 'canceled' = 'failed'): void {
  if (isGone(refund)) throw new Error(`${refund.id} has failed already`);
  const charge = find(account.charges, 'charge', refund.charge);
  const before = structuredClone(refund);
  refund.status = how;
  if (how === 'failed') refund.failure_reason = 'expired_or_canceled_card';
  refund.failure_balance_transaction = book(account, refund.currency, {
    type: 'refund_failure',
    amountMinor: refund.amount,
    feeMinor: 0,
    source: refund.id,
    description: `REFUND FAILURE (${charge.description ?? charge.id})`,
  }).id;
  charge.amount_refunded -= refund.amount;
  charge.refunded = false;
  emitChange(account, ON_ITS_OWN, 'refund.updated', { before, object: refund });
  emitChange(account, ON_ITS_OWN, 'charge.refund.updated', { before, object: refund });
  if (how === 'failed') emitChange(account, ON_ITS_OWN, 'refund.failed', { before, object: refund });
}

/** Only a refund that waits for the shopper can be called back, and a card's never does. */
export function cancelRefund(refund: Refund): never {
  throw refused(
    `You cannot cancel this Refund because it has a status of ${refund.status}. Only a Refund with one of the ` +
      'following statuses may be canceled: requires_action.',
  );
}

function chargeToRefund(account: Account, params: RefundCreate): Charge {
  if (params.charge !== undefined) return find(account.charges, 'charge', params.charge, 'charge');
  if (params.payment_intent === undefined) {
    const message = 'One of the following params should be provided for this request: payment_intent or charge.';
    throw new ApiError(400, { type: 'invalid_request_error', message }, { began: false });
  }
  const intent = find(account.paymentIntents, 'payment_intent', params.payment_intent, 'payment_intent');
  const charge = intent.status === 'succeeded' ? account.charges.get(intent.latest_charge ?? '') : undefined;
  if (charge === undefined) {
    const message = `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`;
    throw refused(message, { code: 'payment_intent_unexpected_state' });
  }
  return charge;
}

function checkRefund(charge: Charge, left: number, amount: number): void {
  if (charge.status !== 'succeeded' || !charge.captured) {
    throw refused(`Charge ${charge.id} cannot be refunded: it was never captured.`, { code: 'charge_not_refundable' });
  }
  if (left === 0) {
    throw refused(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' });
  }
  if (amount < 1) throw refused('Invalid positive integer', { code: 'parameter_invalid_integer', param: 'amount' });
  if (amount > left) {
    const [asked, unrefunded] = [shown(amount, charge.currency), shown(left, charge.currency)];
    const message = `Refund amount (${asked}) is greater than unrefunded amount on charge (${unrefunded})`;
    throw refused(message, { param: 'amount' });
  }
}

function newRefund(account: Account, charge: Charge, amount: number, params: RefundCreate): Refund {
  const id = paymentFamilyId('re');
  const pending = cardBehind(account, charge.payment_method).refunds === 'pending';
  const booking = book(account, charge.currency, {
    type: 'refund',
    amountMinor: -amount,
    feeMinor: 0,
    source: id,
    description: `REFUND FOR CHARGE (${charge.description ?? charge.id})`,
  });
  const type = pending ? 'pending' : 'refund';
  return {
    id,
    object: 'refund',
    amount,
    balance_transaction: booking.id,
    charge: charge.id,
    created: account.world.clock.seconds(),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: destinationOf(charge, type),
    metadata: mergeMetadata({}, params.metadata),
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: params.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: pending ? 'pending' : 'succeeded',
    transfer_reversal: null,
  };
}

function destinationOf({ payment_method_details: { type } }: Charge, card: string): Refund['destination_details'] {
  if (type === 'klarna') return { klarna: {}, type };
  if (type !== 'card') return refundTo(type);
  return { card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: card }, type };
}
