import * as z from 'zod/mini';
import { recipientSchema } from '@/lib/domain/address/recipient';
import { cleanProse } from '@/lib/domain/core/clean';
import { ADDRESS_OUTCOMES, CANCEL_EXPECTATIONS, COMPARISONS, DIFFERENCE_OUTCOMES } from '@/lib/domain/order/outcomes';
import { REFUND_DECISIONS, REFUND_REASONS } from '@/lib/domain/order/refund';
import {
  DISPUTE,
  DISPUTE_KINDS,
  EFFECT,
  FULFILLMENT,
  PAYMENT,
  REFUND_REQUEST,
  statesOf,
} from '@/lib/domain/order/states';
import { LANES } from '@/lib/domain/order/timeline';
import { orderTrackingAnswer } from '../orders';

const time = z.iso.datetime();
const minor = z.int();
const text = z.nullable(z.string());

const historyEntrySchema = z.object({
  id: z.string(),
  lane: z.enum(LANES),
  at: time,
  title: z.string(),
  /** The exact kind, for searching logs. */
  kind: z.string(),
  source: z.string(),
  actor: z.string(),
  detail: z.string(),
  /** Routine that changed nothing: told only to who asks for it. */
  quiet: z.boolean(),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

/** The shopper's view and what only staff see. */
export const adminOrderAnswer = z.extend(orderTrackingAnswer, {
  email: z.string(),
  payment_intent_id: text,
  payment_url: text,
  history: z.array(historyEntrySchema),
  effects: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      provider: text,
      state: z.enum(statesOf(EFFECT)),
      attempts: z.int(),
      last_error: text,
      updated_at: time,
    }),
  ),
  parts: z.array(
    z.object({
      id: z.string(),
      provider: z.string(),
      provider_label: z.string(),
      /** False for an attempt that a newer one replaced. */
      current: z.boolean(),
      /** Which replacement it is; 0: what was bought. */
      replacement: z.int(),
      external_id: z.string(),
      pod_order_id: text,
      pod_order_url: text,
      /** Nobody tells what becomes of it but staff. */
      has_desk: z.boolean(),
      status: z.enum(statesOf(FULFILLMENT)),
      on_hold: z.boolean(),
      reason: text,
      provider_status: text,
      confirmed: z.boolean(),
      last_synced_at: z.nullable(time),
    }),
  ),
  refunds: z.array(
    z.object({
      id: z.uuid(),
      amount_minor: minor,
      currency: z.string(),
      reason: z.string(),
      note: text,
      state: z.enum(statesOf(REFUND_REQUEST)),
      requested_by: z.string(),
      requested_at: time,
      decided_by: text,
      decision_note: text,
      own: z.boolean(),
    }),
  ),
  /** What banks and card networks say against the payment, newest first. */
  disputes: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(DISPUTE_KINDS),
      state: z.enum(statesOf(DISPUTE)),
      reason: z.string(),
      amount_minor: minor,
      currency: z.string(),
      due_at: z.nullable(time),
      let_go: z.boolean(),
    }),
  ),
  /** Staff actions that the reader's role may do. */
  allowed: z.array(z.string()),
});
export type AdminOrder = z.infer<typeof adminOrderAnswer>;

const differenceSchema = z.object({
  field: z.string(),
  ours: text,
  theirs: text,
  outcome: z.enum(DIFFERENCE_OUTCOMES),
  why: text,
});
const sideSchema = z.object({
  state: z.enum(COMPARISONS),
  detail: text,
  differences: z.array(differenceSchema),
  /** Their answer as it came, as JSON for reading. */
  raw: text,
});
export type ComparedSide = z.infer<typeof sideSchema>;
export const compareOrderAnswer = z.object({
  checked_at: time,
  payment: sideSchema,
  parts: z.array(z.extend(sideSchema, { provider: z.string(), provider_label: z.string() })),
});

export const moneyAnswer = z.object({
  currency: z.string(),
  charged_minor: minor,
  refunded_minor: minor,
  fee: z.nullable(z.object({ amount_minor: minor, currency: z.string() })),
  losses: z.array(z.object({ what: z.enum(['lost', 'fee']), amount_minor: minor, currency: z.string() })),
  costs: z.array(
    z.object({
      provider: z.string(),
      replacement: minor,
      provider_label: z.string(),
      amount_minor: z.nullable(minor),
      currency: text,
    }),
  ),
  /** What print shops gave back. */
  credits: z.array(
    z.object({ id: z.string(), provider_label: z.string(), amount_minor: minor, currency: z.string(), note: text }),
  ),
  margin_minor: z.nullable(minor),
  /** Why there is no margin. */
  margin_note: text,
  left_minor: minor,
  waiting_minor: minor,
  /** `tax_minor`: on all pieces of the item that were bought. */
  lines: z.array(z.object({ item_id: z.string(), left_quantity: z.int(), tax_minor: minor })),
  approval_limit_minor: z.nullable(minor),
});
export type OrderMoney = z.infer<typeof moneyAnswer>;

export const cancelPreviewAnswer = z.object({
  /** Null when it can be canceled, else why not. */
  cancelable: text,
  payment: z.enum(statesOf(PAYMENT)),
  currency: z.string(),
  parts: z.array(
    z.object({
      provider: z.string(),
      provider_label: z.string(),
      status: z.enum(statesOf(FULFILLMENT)),
      provider_status: text,
      expect: z.enum(CANCEL_EXPECTATIONS),
      why: z.string(),
      refund_minor: minor,
    }),
  ),
  stopped_refund_minor: minor,
  /** What would be left, and goes back too when staff ask for it. */
  rest_refund_minor: minor,
  approval_limit_minor: z.nullable(minor),
});
export type CancelPreview = z.infer<typeof cancelPreviewAnswer>;

export const chosenLines = z
  .array(z.strictObject({ item_id: z.uuid(), quantity: z.int().check(z.gte(1)) }))
  .check(z.minLength(1, 'Choose at least one item.'), z.maxLength(100));
export const refundInput = z.strictObject({
  request_id: z.uuid(),
  what: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('full') }),
    z.strictObject({ kind: z.literal('amount'), amount_minor: z.int().check(z.gte(1, 'Enter an amount above zero.')) }),
    z.strictObject({ kind: z.literal('lines'), lines: chosenLines }),
  ]),
  reason: z.enum(REFUND_REASONS.filter((reason) => reason !== 'canceled')),
  note: z.optional(z.string().check(z.overwrite(cleanProse), z.maxLength(500))),
  /** The report it answers. */
  report_id: z.optional(z.uuid()),
});
export type RefundWhat = z.input<typeof refundInput>['what'];
export const refundAnswer = z.object({
  request_id: z.uuid(),
  state: z.enum(statesOf(REFUND_REQUEST)),
  amount_minor: minor,
  currency: z.string(),
});
export const decideRefundInput = z.strictObject({
  decision: z.enum(REFUND_DECISIONS),
  note: z.optional(z.string().check(z.overwrite(cleanProse), z.maxLength(500))),
});

export const disputeInput = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('answer'), dispute_id: z.string().check(z.minLength(1), z.maxLength(100)) }),
  z.strictObject({ what: z.literal('let_go') }),
]);

export const editAddressInput = z.strictObject({ recipient: recipientSchema });
export const editAddressAnswer = z.object({
  /** False where it went there already. */
  changed: z.boolean(),
  parts: z.array(
    z.object({
      provider: z.string(),
      provider_label: z.string(),
      outcome: z.enum(ADDRESS_OUTCOMES),
      detail: z.string(),
    }),
  ),
});

export const resubmitInput = z.strictObject({
  provider: z.string().check(z.minLength(1), z.maxLength(40)),
  /** 0: what was bought. */
  replacement: z._default(z.int().check(z.gte(0)), 0),
});
export const resubmitAnswer = z.object({ external_id: z.string() });
export const resendMailInput = z.strictObject({ effect_id: z.uuid() });
export const noteInput = z.strictObject({
  text: z.string().check(z.overwrite(cleanProse), z.minLength(1, 'Write something first.'), z.maxLength(2000)),
});
