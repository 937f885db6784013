import { useTranslations } from 'next-intl';
import { useFormat } from '@/lib/client/core/use-format';
import type { CancelOrderAnswer } from '@/lib/contracts/self-service';

/** What a cancellation came to, in plain sentences. */
export function useCancelWords(): (answer: CancelOrderAnswer) => string {
  const t = useTranslations('selfService.outcome');
  const { money } = useFormat();
  return (answer) => {
    const outcomes = answer.fulfillments.map(({ outcome }) => outcome);
    const stopped =
      answer.status === 'canceled'
        ? t('canceled')
        : outcomes.every((outcome) => outcome === 'refused')
          ? t('refused')
          : outcomes.some((outcome) => outcome === 'refused')
            ? t('partly')
            : t('asked');
    const { amount_minor, currency, status } = answer.refund;
    if (status === 'awaiting_approval') return `${stopped} ${t('awaitingApproval')}`;
    if (status === 'none' || amount_minor === 0) return stopped;
    const amount = money(amount_minor, currency);
    return `${stopped} ${status === 'done' ? t('refundDone', { amount }) : t('refundUnderWay', { amount })}`;
  };
}
