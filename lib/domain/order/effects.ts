import * as z from 'zod/mini';
import { ALERT_CHANNELS } from '../shop/alert-desk';
import type { OrderMail } from './mails';

/** The kinds of outside acts, and what each is about. Parsed when it is written and when it is read. */

const nothing = z.strictObject({});
const isoDay = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/));
const amountMinor = z.int().check(z.nonnegative());
const ofPackage = z.strictObject({ shipment_id: z.uuid() });
/** `effect_id`: the refund of ours that it is, which knows what it is for. */
const ofRefund = z.strictObject({
  refund_id: z.string(),
  amount_minor: amountMinor,
  effect_id: z.optional(z.uuid()),
});
/** Stripe keeps a failure under its idempotency key: each further asking counts up. */
const stripeAttempt = z.int().check(z.positive());
/** Fixed before Stripe is asked; null until then, and again where Stripe refused it. */
const planned = { amount_minor: z.nullable(amountMinor), stripe_attempt: stripeAttempt };

const MAIL_PAYLOADS = {
  mail_placed: nothing,
  mail_in_production: nothing,
  mail_on_hold: z.strictObject({ held_at: z.iso.datetime() }),
  mail_delay: z.strictObject({ from: isoDay, to: isoDay, previous_from: isoDay, previous_to: isoDay }),
  mail_shipped: ofPackage,
  mail_new_number: ofPackage,
  mail_delivered: nothing,
  mail_presumed: nothing,
  mail_returned: ofPackage,
  mail_replacing: nothing,
  mail_replaced: nothing,
  mail_report_refused: z.strictObject({ report_id: z.uuid() }),
  mail_rating: nothing,
  mail_canceled: nothing,
  mail_cancel_refused: nothing,
  mail_failed: nothing,
  mail_refunded: ofRefund,
  mail_payment_awaited: nothing,
  mail_payment_processing: nothing,
  mail_refund_failed: ofRefund,
  mail_payment_failed: z.strictObject({ code: z.string() }),
  mail_track_link: nothing,
} satisfies Record<`mail_${OrderMail}`, z.ZodMiniType>;

const EFFECT_PAYLOADS = {
  submit: nothing,
  /** Who or what wants the part stopped. */
  cancel: z.strictObject({ because: z.enum(['customer', 'staff', 'stripe', 'system', 'failed', 'printed_unpaid']) }),
  cancel_payment: nothing,
  /** What we know of the order goes to the bank. */
  dispute_answer: z.strictObject({ dispute_id: z.string() }),
  refund: z.discriminatedUnion('because', [
    z.strictObject({ because: z.literal('canceled'), ...planned }),
    z.strictObject({ because: z.literal('paid_after_cancel'), ...planned }),
    /** A person named the amount: it is never worked out, also not after Stripe has refused it. */
    z.strictObject({
      because: z.literal('request'),
      request_id: z.uuid(),
      amount_minor: amountMinor,
      stripe_attempt: stripeAttempt,
    }),
  ]),
  tax_transaction: nothing,
  /** `request_id`: what staff gave back by line, or what a print shop did not make. */
  tax_reversal: z.extend(ofRefund, { request_id: z.optional(z.uuid()) }),
  /** Which alerts: `alert_deliveries`. */
  alert_message: z.strictObject({ channel: z.enum(ALERT_CHANNELS) }),
  /** A receipt for who wrote, or their words for the shop. */
  inquiry_mail: z.strictObject({ inquiry: z.uuid(), to: z.enum(['shop', 'writer']) }),
  mockup: z.strictObject({ mockup_id: z.uuid() }),
  ...MAIL_PAYLOADS,
};

export type EffectKind = keyof typeof EFFECT_PAYLOADS;
export type EffectPayloads = { [Kind in EffectKind]: z.infer<(typeof EFFECT_PAYLOADS)[Kind]> };

const PARSERS: { [Kind in EffectKind]: { parse: (value: unknown) => EffectPayloads[Kind] } } = EFFECT_PAYLOADS;

/** What an effect of that kind is about. Throws where it is not, so that no damaged row passes for an empty one. */
export function payloadOf<Kind extends EffectKind>(kind: Kind, value: unknown): EffectPayloads[Kind] {
  return PARSERS[kind].parse(value);
}

/** A refund whose amount is worked out when it is made; one for each of what it is for. */
export function refundFor(because: 'canceled' | 'paid_after_cancel') {
  return {
    kind: 'refund' as const,
    dedupeKey: because,
    payload: { because, amount_minor: null, stripe_attempt: 1 },
  };
}
