import type { ApiError } from '@/lib/client/api';
import type { PayOutcome } from '@/lib/client/pay';
import { formatMoney } from '@/lib/domain/money';

/** What stands above the pay button after an attempt that did not end at the order. */
export type Notice = {
  tone: 'danger' | 'warn' | 'info';
  title: string;
  text: string;
  /** Set while it is not known whether money moved: asking again is the only thing to do. */
  unclear?: { orderNumber: string; clientSecret: string };
};

export function declinedNotice({ words, notCharged }: Extract<PayOutcome, { outcome: 'declined' }>): Notice {
  return {
    tone: 'danger',
    title: 'The payment did not go through',
    text: notCharged ? `${words} You have not been charged.` : words,
  };
}

/** Back from a bank's or wallet's page; Stripe said that nothing was taken. */
export const unpaidNotice: Notice = {
  tone: 'danger',
  title: 'The payment was not completed',
  text: 'You have not been charged, and what you typed is still here. Try again, or pay another way.',
};

export function unclearNotice(unclear: { orderNumber: string; clientSecret: string }): Notice {
  return {
    tone: 'warn',
    title: 'We are not sure whether the payment went through',
    text: `The connection broke while paying. Please do not pay again before this is clear. Your order is ${unclear.orderNumber}.`,
    unclear,
  };
}

/** `newTotal` is what it costs now, where that is another amount than the shopper agreed to. */
export function refusedNotice(
  error: ApiError,
  seenMinor: number,
  newTotal: { minor: number; currency: string } | null,
): Notice {
  switch (error.code) {
    case 'quote_changed': {
      const changed = newTotal !== null && newTotal.minor !== seenMinor;
      return {
        tone: 'warn',
        title: 'The price has changed',
        text: changed
          ? `The total was ${formatMoney(seenMinor, newTotal.currency)} and is now ${formatMoney(newTotal.minor, newTotal.currency)}; what changed is marked in your order. You have not been charged. Pay again if that is all right.`
          : error.message,
      };
    }
    case 'item_unavailable':
      return {
        tone: 'warn',
        title: 'Something sold out',
        text: `${error.message} You have not been charged. It is marked in your order: remove it there to buy the rest.`,
      };
    case 'not_shippable':
      return { tone: 'warn', title: 'We cannot deliver there', text: error.message };
    case 'rate_limited':
      return { tone: 'warn', title: 'Too many attempts', text: 'Wait a minute, then try again.' };
    default:
      return { tone: 'danger', title: 'The order could not be placed', text: error.message };
  }
}
