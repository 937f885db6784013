/** The mails an order brings. Each is an effect of the same name with `mail_` in front. */
export const ORDER_MAILS = [
  'placed',
  'in_production',
  'on_hold',
  'delay',
  'shipped',
  'new_number',
  'delivered',
  'presumed',
  'returned',
  'replacing',
  'replaced',
  'report_refused',
  'rating',
  'canceled',
  'cancel_refused',
  'failed',
  'refunded',
  'payment_awaited',
  'payment_processing',
  'refund_failed',
  'payment_failed',
  'track_link',
] as const;
export type OrderMail = (typeof ORDER_MAILS)[number];
export type MailEffect = `mail_${OrderMail}`;

/** Mails about no order: they are sent at once and are no effects. */
export const ASKED_MAILS = ['sign_in'] as const;
export type AskedMail = (typeof ASKED_MAILS)[number];

/** What staff call them. */
export const MAIL_LABEL: Record<OrderMail | AskedMail, string> = {
  placed: 'Order placed',
  in_production: 'Being printed',
  on_hold: 'On hold',
  delay: 'Delay',
  shipped: 'Package shipped',
  new_number: 'New tracking number',
  delivered: 'Delivered',
  presumed: 'Did it arrive?',
  returned: 'Package came back',
  replacing: 'Sent again',
  replaced: 'Replacement delivered',
  report_refused: 'Report refused',
  rating: 'Rating',
  canceled: 'Canceled',
  cancel_refused: 'Cancel refused',
  failed: 'Printing problem',
  refunded: 'Refund',
  payment_awaited: 'How to pay',
  payment_processing: 'Payment processing',
  refund_failed: 'Refund failed',
  payment_failed: 'Payment failed',
  track_link: 'Tracking link',
  sign_in: 'Sign-in link',
};

/** The mail an effect sends, or null for one that sends none. */
export function mailOf(effectKind: string): OrderMail | null {
  return ORDER_MAILS.find((mail) => `mail_${mail}` === effectKind) ?? null;
}

/** How far a mail has come. `dropped`: time has overtaken it. `failed`: given up or refused, a person must look. */
export const MAIL_STATES = ['pending', 'sent', 'dropped', 'failed'] as const;
export type MailState = (typeof MAIL_STATES)[number];
