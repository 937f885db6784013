/** The events this sandbox sends. */
const SENT = [
  'charge.captured',
  'charge.dispute.closed',
  'charge.dispute.created',
  'charge.dispute.funds_reinstated',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.updated',
  'charge.expired',
  'charge.failed',
  'charge.refund.updated',
  'charge.refunded',
  'charge.succeeded',
  'charge.updated',
  'customer.created',
  'customer.updated',
  'payment_intent.amount_capturable_updated',
  'payment_intent.canceled',
  'payment_intent.created',
  'payment_intent.payment_failed',
  'payment_intent.processing',
  'payment_intent.requires_action',
  'payment_intent.succeeded',
  'radar.early_fraud_warning.created',
  'refund.created',
  'refund.failed',
  'refund.updated',
] as const;

/** Further events an endpoint may ask for; nothing here causes them. */
const NEVER_SENT = [
  'charge.pending',
  'checkout.session.async_payment_failed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.completed',
  'checkout.session.expired',
  'customer.deleted',
  'payment_intent.partially_funded',
  'payment_method.attached',
  'payment_method.automatically_updated',
  'payment_method.detached',
  'payment_method.updated',
  'radar.early_fraud_warning.updated',
  'review.closed',
  'review.opened',
  'three_d_secure.authentication.canceled',
  'three_d_secure.authentication.challenge_started',
  'three_d_secure.authentication.errored',
  'three_d_secure.authentication.failed',
  'three_d_secure.authentication.requires_challenge',
  'three_d_secure.authentication.requires_submission',
  'three_d_secure.authentication.succeeded',
] as const;

export type EventType = (typeof SENT)[number];

/** What `enabled_events` may hold. */
export const EVENT_CHOICES = ['*', ...SENT, ...NEVER_SENT] as const;
