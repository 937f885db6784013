import { z } from 'zod';
import type { Account } from './account';
import { warnOfFraud } from './aftermath';
import { cancelIntent } from './cancel-intent';
import { settle } from './charges';
import { decidePayment, delayPayment } from './delayed-payment';
import { appealDispute, closeDispute, DISPUTE_REASONS, openDispute } from './disputes';
import { find } from './errors';
import { ON_ITS_OWN } from './event-objects';
import { resend } from './events';
import { expireVoucher, payVoucher } from './pay-slowly';
import { createRefund, failRefund, holdRefund, settleRefund } from './refunds';

const named = z.strictObject({ id: z.string() });
const wishes = z.strictObject({ taxReady: z.boolean().optional(), slowMethods: z.array(z.string()).optional() });
const held = named.extend({
  reason: z.enum(['charge_pending', 'insufficient_funds', 'processing']).default('insufficient_funds'),
});
const disputed = named.extend({
  reason: z.enum(DISPUTE_REASONS).default('fraudulent'),
  inquiry: z.boolean().default(false),
  prevented: z.boolean().default(false),
  amount: z.number().int().positive().optional(),
});

/**
 * What a person does in Stripe's dashboard, or the bank does, by verb. Each takes `{id, …}` and answers the thing it
 * changed; it throws a readable Error where that is not possible now.
 */
export function createDashboard(account: Account) {
  const intentAt = (id: string) => find(account.paymentIntents, 'payment_intent', id);

  return {
    /** `{taxReady?, slowMethods?}` */
    set(input: unknown) {
      return Object.assign(account.settings, wishes.parse(input));
    },
    ...disputeVerbs(account),
    ...refundVerbs(account),
    /** `{id: payment intent}` */
    cancelInDashboard(input: unknown) {
      const intent = intentAt(named.parse(input).id);
      cancelIntent(account, ON_ITS_OWN, intent, 'requested_by_customer');
      return intent;
    },
    /** `{id: payment intent}`: one that asks its shopper goes to a bank that takes days. */
    delayPayment(input: unknown) {
      const intent = intentAt(named.parse(input).id);
      delayPayment(account, intent);
      return intent;
    },
    /** `{id: payment intent}`: the shopper has paid a voucher, or has let it expire. */
    payVoucher(input: unknown) {
      const intent = intentAt(named.parse(input).id);
      payVoucher(account, intent);
      return intent;
    },
    expireVoucher(input: unknown) {
      const intent = intentAt(named.parse(input).id);
      expireVoucher(account, intent);
      return intent;
    },
    /** `{id: payment intent, outcome: 'succeeded' | 'failed'}`, of a delayed one */
    decidePayment(input: unknown) {
      const { id, outcome } = named.extend({ outcome: z.enum(['succeeded', 'failed']) }).parse(input);
      decidePayment(account, intentAt(id), outcome);
      return intentAt(id);
    },
    /** `{id: payment intent}`: the money shows on the balance now instead of a second later. */
    settle(input: unknown) {
      const intent = intentAt(named.parse(input).id);
      const charge = account.charges.get(intent.latest_charge ?? '');
      if (charge === undefined || !settle(account, charge)) {
        throw new Error(`there is nothing left to settle: ${intent.id} is ${intent.status}`);
      }
      return charge;
    },
    /** `{id: event}` */
    resendEvent(input: unknown) {
      const event = find(account.events, 'event', named.parse(input).id);
      resend(account, event);
      return event;
    },
  };
}

function disputeVerbs(account: Account) {
  const chargeAt = (id: string) => find(account.charges, 'charge', id);
  const disputeAt = (id: string) => find(account.disputes, 'dispute', id);
  return {
    /** `{id: charge, reason?, amount?, inquiry?, prevented?}` */
    openDispute(input: unknown) {
      const { id, inquiry, prevented, ...rest } = disputed.parse(input);
      const kind = prevented ? 'prevented' : inquiry ? 'inquiry' : 'chargeback';
      return openDispute(account, chargeAt(id), { ...rest, kind });
    },
    /** `{id: dispute, outcome: 'won' | 'lost'}` */
    closeDispute(input: unknown) {
      const { id, outcome } = named.extend({ outcome: z.enum(['won', 'lost']) }).parse(input);
      return closeDispute(account, disputeAt(id), outcome);
    },
    /** `{id: dispute}`, of a lost one */
    appealDispute: (input: unknown) => appealDispute(account, disputeAt(named.parse(input).id)),
    /** `{id: charge}` */
    warnOfFraud: (input: unknown) => warnOfFraud(account, chargeAt(named.parse(input).id)),
  };
}

function refundVerbs(account: Account) {
  const refundAt = (id: string) => find(account.refunds, 'refund', id);
  return {
    /** `{id: refund}` */
    failRefund(input: unknown) {
      const refund = refundAt(named.parse(input).id);
      failRefund(account, refund);
      return refund;
    },
    /** `{id: refund}` */
    callOffRefund(input: unknown) {
      const refund = refundAt(named.parse(input).id);
      failRefund(account, refund, 'canceled');
      return refund;
    },
    /** `{id: refund, reason?}`: it waits until it is settled */
    holdRefund(input: unknown) {
      const { id, reason } = held.parse(input);
      holdRefund(account, refundAt(id), reason);
      return refundAt(id);
    },
    /** `{id: refund}` */
    settleRefund(input: unknown) {
      const refund = refundAt(named.parse(input).id);
      settleRefund(account, refund);
      return refund;
    },
    /** `{id: payment intent, amount?}`, minor units */
    refundInDashboard(input: unknown) {
      const { id, amount } = named.extend({ amount: z.number().int().positive().optional() }).parse(input);
      return createRefund(account, ON_ITS_OWN, { payment_intent: id, amount, reason: 'requested_by_customer' });
    },
  };
}
