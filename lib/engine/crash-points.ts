/**
 * Every place where dying would be interesting: between two things that belong together. Production passes them by;
 * the crash tests end the process at each of them once.
 */
export const CRASH_POINTS = [
  'checkout.order_stored',
  'checkout.payment_made',
  'webhook.stored',
  'event.claimed',
  'event.applied',
  'payment.read',
  'effect.claimed',
  'effect.acted',
  'submit.draft_made',
  'submit.draft_known',
  'submit.confirmed',
  'cancel.stopped',
  'payment_cancel.done',
  'refund.planned',
  'refund.made',
  'mail.sent',
  'sync.requeued',
  'sync.listed',
  'sync.judged',
] as const;
export type CrashPoint = (typeof CRASH_POINTS)[number];
