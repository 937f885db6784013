import type { CancelOrderAnswer } from '@/lib/contracts/orders';
import { formatMoney } from '@/lib/domain/money';

/** What a cancellation came to, in plain sentences. */
export function cancelWords(answer: CancelOrderAnswer): string {
  const outcomes = answer.fulfillments.map(({ outcome }) => outcome);
  const stopped =
    answer.status === 'canceled'
      ? 'The order is canceled.'
      : outcomes.every((outcome) => outcome === 'refused')
        ? 'The print shop had already started and could not stop it.'
        : outcomes.some((outcome) => outcome === 'refused')
          ? 'A part was stopped, the rest is already being made.'
          : 'We asked the print shop to stop. This page shows the outcome as soon as it answers.';
  const { amount_minor, currency, status } = answer.refund;
  if (status === 'awaiting_approval') return `${stopped} A refund waits for a second person's approval.`;
  if (status === 'none' || amount_minor === 0) return stopped;
  const money = formatMoney(amount_minor, currency);
  return `${stopped} ${status === 'done' ? `${money} is on its way back to you.` : `The refund of ${money} is under way.`}`;
}
