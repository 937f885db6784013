import { z } from 'zod';
import type { Account } from './account';
import { book } from './balance';
import { EVIDENCE } from './dispute-evidence';
import { find, refused } from './errors';
import { type Cause, ON_ITS_OWN } from './event-objects';
import { emit, emitChange } from './events';
import { otherId } from './ids';
import type { Charge, Dispute, DisputeStatus } from './objects';
import { flag, metadata, paging, text } from './params';
import { mergeMetadata } from './values';

const DISPUTE_FEE_MINOR = 1500;
const ANSWER_WITHIN_S = 14 * 86_400;
/** An inquiry that nobody escalates ends by itself. */
const INQUIRY_ENDS_S = 120 * 86_400;
const DECIDED_AFTER_MS = 1000;

export const DISPUTE_REASONS = [
  'bank_cannot_process',
  'credit_not_processed',
  'duplicate',
  'fraudulent',
  'general',
  'product_not_received',
  'product_unacceptable',
  'subscription_canceled',
  'unrecognized',
] as const;
type DisputeReason = (typeof DISPUTE_REASONS)[number];

export const disputeUpdate = z.strictObject({
  evidence: z.partialRecord(z.enum(EVIDENCE), z.string().max(20_000)).optional(),
  metadata,
  submit: flag.optional(),
});
export const disputeList = z.strictObject({
  ...paging,
  charge: text().optional(),
  payment_intent: text().optional(),
});

export type Opened = {
  reason: DisputeReason;
  /** The bank takes the money back, or only asks, or is paid back at once by an agreement with Stripe. */
  kind: 'chargeback' | 'inquiry' | 'prevented';
  /** Minor units; all that was captured unless less is named. */
  amount?: number | undefined;
};

/** The shopper's bank turns against a charge. */
export function openDispute(account: Account, charge: Charge, opened: Opened): Dispute {
  if (charge.status !== 'succeeded' || !charge.captured) throw new Error(`${charge.id} took no money to dispute`);
  if ([...account.disputes.values()].some(({ charge: of, status }) => of === charge.id && !isClosed(status))) {
    throw new Error(`${charge.id} is disputed already`);
  }
  const dispute = newDispute(account, charge, opened);
  account.disputes.set(dispute.id, dispute);
  const takes = opened.kind !== 'inquiry';
  if (takes) withdraw(account, charge, dispute);
  emit(account, ON_ITS_OWN, 'charge.dispute.created', dispute);
  if (takes) emit(account, ON_ITS_OWN, 'charge.dispute.funds_withdrawn', dispute);
  if (opened.kind === 'prevented') emit(account, ON_ITS_OWN, 'charge.dispute.closed', dispute);
  else endUnanswered(account, dispute);
  return dispute;
}

/** Silence loses a chargeback on its last day; an inquiry ends long after. */
function endUnanswered(account: Account, dispute: Dispute): void {
  const { clock } = account.world;
  const still = () => account.disputes.get(dispute.id) === dispute;
  clock.after(ANSWER_WITHIN_S * 1000, `${dispute.id} is past due`, () => {
    if (!still()) return;
    dispute.evidence_details['past_due'] = dispute.evidence_details.submission_count === 0;
    if (dispute.status === 'needs_response') closeDispute(account, dispute, 'lost');
  });
  clock.after(INQUIRY_ENDS_S * 1000, `${dispute.id} ends`, () => {
    if (still() && dispute.status.startsWith('warning_') && !isClosed(dispute.status))
      closeDispute(account, dispute, 'won');
  });
}

/** Takes evidence in; with `submit` (as by default) the bank looks at it and, told to by test words, decides. */
export function updateDispute(
  account: Account,
  cause: Cause,
  dispute: Dispute,
  params: z.infer<typeof disputeUpdate>,
): Dispute {
  if (!dispute.status.endsWith('needs_response')) {
    throw refused(`This dispute is ${dispute.status} and takes no evidence any more.`);
  }
  const before = structuredClone(dispute);
  dispute.metadata = mergeMetadata(dispute.metadata, params.metadata);
  if (params.evidence !== undefined) {
    dispute.evidence = { ...dispute.evidence, ...params.evidence };
    dispute.evidence_details.has_evidence = true;
    if (params.submit !== false) submit(account, dispute, params.evidence.uncategorized_text);
  }
  emitChange(account, cause, 'charge.dispute.updated', { before, object: dispute });
  return dispute;
}

const UNDER_REVIEW: Partial<Record<DisputeStatus, DisputeStatus>> = {
  needs_response: 'under_review',
  warning_needs_response: 'warning_under_review',
  appeal_needs_response: 'appeal_under_review',
};

function submit(account: Account, dispute: Dispute, words: string | undefined): void {
  dispute.status = UNDER_REVIEW[dispute.status] ?? dispute.status;
  dispute.evidence_details.submission_count += 1;
  dispute.evidence_details.submission_method = 'manual';
  const decide = (run: () => void) =>
    account.world.clock.after(DECIDED_AFTER_MS, `decide ${dispute.id}`, () => {
      if (account.disputes.get(dispute.id) === dispute && !isClosed(dispute.status)) run();
    });
  if (words === 'winning_evidence') decide(() => closeDispute(account, dispute, 'won'));
  if (words === 'losing_evidence') decide(() => closeDispute(account, dispute, 'lost'));
  if (words === 'escalate_inquiry_evidence') decide(() => escalate(account, dispute));
}

const isClosed = (status: DisputeStatus) => ['won', 'lost', 'warning_closed', 'prevented'].includes(status);

/** What was lost is looked at once more. */
export function appealDispute(account: Account, dispute: Dispute): Dispute {
  if (dispute.status !== 'lost') throw new Error(`${dispute.id} is ${dispute.status}: only what is lost is appealed`);
  const before = structuredClone(dispute);
  dispute.status = 'appeal_needs_response';
  emitChange(account, ON_ITS_OWN, 'charge.dispute.updated', { before, object: dispute });
  return dispute;
}

/** The bank's word. An inquiry that is won is closed; one that is lost becomes a chargeback first. */
export function closeDispute(account: Account, dispute: Dispute, outcome: 'won' | 'lost'): Dispute {
  if (isClosed(dispute.status)) throw new Error(`${dispute.id} is closed already: ${dispute.status}`);
  const inquiry = dispute.payment_method_details.card.case_type === 'inquiry';
  if (inquiry && outcome === 'lost') escalate(account, dispute);
  const before = structuredClone(dispute);
  dispute.status = inquiry && outcome === 'won' ? 'warning_closed' : outcome;
  dispute.is_charge_refundable = dispute.status !== 'lost';
  if (dispute.status === 'won') move(account, dispute, dispute.amount, 0);
  emitChange(account, ON_ITS_OWN, 'charge.dispute.closed', { before, object: dispute });
  if (dispute.status === 'won')
    emitChange(account, ON_ITS_OWN, 'charge.dispute.funds_reinstated', { before, object: dispute });
  return dispute;
}

function escalate(account: Account, dispute: Dispute): void {
  const before = structuredClone(dispute);
  dispute.status = 'needs_response';
  dispute.is_charge_refundable = false;
  dispute.payment_method_details.card.case_type = 'chargeback';
  withdraw(account, find(account.charges, 'charge', dispute.charge), dispute);
  emitChange(account, ON_ITS_OWN, 'charge.dispute.updated', { before, object: dispute });
  emit(account, ON_ITS_OWN, 'charge.dispute.funds_withdrawn', dispute);
}

function withdraw(account: Account, charge: Charge, dispute: Dispute): void {
  charge.disputed = true;
  move(account, dispute, -dispute.amount, DISPUTE_FEE_MINOR);
}

function move(account: Account, dispute: Dispute, amountMinor: number, feeMinor: number): void {
  const description = `Chargeback ${amountMinor < 0 ? 'withdrawal' : 'reversal'} for ${dispute.charge}`;
  const entry = { type: 'adjustment', amountMinor, feeMinor, source: dispute.id, description } as const;
  dispute.balance_transactions.push(book(account, dispute.currency, entry));
}

function newDispute(account: Account, charge: Charge, { reason, kind, amount }: Opened): Dispute {
  const created = account.world.clock.seconds();
  const inquiry = kind === 'inquiry';
  const brand = charge.payment_method_details.card?.brand;
  return {
    id: otherId('du'),
    object: 'dispute',
    amount: amount ?? charge.amount_captured,
    balance_transactions: [],
    charge: charge.id,
    created,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: { ...Object.fromEntries(EVIDENCE.map((name) => [name, null])), enhanced_evidence: {} },
    evidence_details: {
      due_by: created + ANSWER_WITHIN_S,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: inquiry,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method_details: {
      card: {
        brand,
        case_type: inquiry ? 'inquiry' : 'chargeback',
        network: brand,
        network_reason_code: reason === 'fraudulent' ? '10.4' : '13.1',
      },
      type: 'card',
    },
    reason,
    status: kind === 'prevented' ? 'prevented' : inquiry ? 'warning_needs_response' : 'needs_response',
  };
}
