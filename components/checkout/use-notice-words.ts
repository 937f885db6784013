import { useTranslations } from 'next-intl';
import type { ApiError } from '@/lib/client/core/api';
import { useErrorWords } from '@/lib/client/core/use-error-words';
import { useFormat } from '@/lib/client/core/use-format';
import { isDesignProblem } from '@/lib/domain/catalogue/design';
import type { Notice } from './notice';

type Said = { tone: 'danger' | 'warn'; title: string; text: string };

/** A notice in the reader's words. Says "not charged" only where that is known. */
export function useNoticeWords(): (notice: Notice) => Said {
  const t = useTranslations('checkout.notice');
  const decline = useTranslations('checkout.decline');
  const { money } = useFormat();
  const refused = useRefusedWords();
  return (notice) => {
    switch (notice.kind) {
      case 'declined': {
        const words = 'words' in notice.why ? notice.why.words : decline(notice.why.decline);
        const text = notice.notCharged ? t('notCharged', { words }) : words;
        return { tone: 'danger', title: t('declinedTitle'), text };
      }
      case 'unpaid':
        return { tone: 'danger', title: t('unpaidTitle'), text: t('unpaidText') };
      case 'unclear':
        return { tone: 'warn', title: t('unclearTitle'), text: t('unclearText', { number: notice.orderNumber }) };
      case 'price_changed': {
        const [before, now] = [notice.beforeMinor, notice.nowMinor].map((minor) => money(minor, notice.currency));
        const text = t('changedText', { before: before ?? '', now: now ?? '' });
        return { tone: 'warn', title: t('changedTitle'), text };
      }
      case 'refused':
        return refused(notice.error);
      case 'blocked':
        return { tone: 'warn', title: t('blockedTitle'), text: t('blockedText') };
      case 'wrong':
        return { tone: 'danger', title: t('wrongTitle'), text: t('wrongText') };
    }
  };
}

function useRefusedWords(): (error: ApiError) => Said {
  const t = useTranslations('checkout.notice');
  const errorWords = useErrorWords();
  return (error) => {
    const words = errorWords(error);
    if (isDesignProblem(error.reason))
      return { tone: 'warn', title: t('designTitle'), text: t('designText', { words }) };
    switch (error.code) {
      case 'quote_changed':
        return { tone: 'warn', title: t('changedTitle'), text: words };
      case 'item_unavailable':
        return { tone: 'warn', title: t('soldOutTitle'), text: t('soldOutText', { words }) };
      case 'not_shippable':
        return { tone: 'warn', title: t('cannotDeliver'), text: words };
      case 'rate_limited':
        return { tone: 'warn', title: t('tooMany'), text: t('tooManyText') };
      default:
        return { tone: 'danger', title: t('refusedTitle'), text: words };
    }
  };
}
