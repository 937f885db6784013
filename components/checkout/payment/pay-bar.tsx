'use client';

import { Lock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/form/button';
import { useFormat } from '@/lib/client/core/use-format';
import type { Quote } from '../form/use-delivery';
import type { Notice } from '../notice';
import { useNoticeWords } from '../use-notice-words';

export function PayBar({
  notice,
  quote,
  busy,
  ready,
  onCheckAgain,
}: {
  notice: Notice | null;
  quote: Quote | null;
  busy: boolean;
  /** The payment form is there. */
  ready: boolean;
  onCheckAgain: () => void;
}) {
  const t = useTranslations('checkout');
  const { money } = useFormat();
  const noticeWords = useNoticeWords();
  const said = notice && noticeWords(notice);
  const isUnclear = notice?.kind === 'unclear';
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (notice) box.current?.focus();
  }, [notice]);
  return (
    <div className="space-y-4">
      {said ? (
        <Alert
          ref={box}
          live="alert"
          tone={said.tone}
          title={said.title}
          action={
            isUnclear ? (
              <Button variant="secondary" size="sm" busy={busy} onClick={onCheckAgain}>
                {t('checkAgain')}
              </Button>
            ) : null
          }
        >
          {said.text}
        </Alert>
      ) : null}
      <Button type="submit" size="lg" className="w-full" busy={busy} disabled={!ready || isUnclear}>
        {busy
          ? t('paying')
          : quote === null
            ? t('pay')
            : t('payAmount', { amount: money(quote.totals.totalMinor, quote.currency) })}
      </Button>
      <p className="flex items-start justify-center gap-2 text-quiet text-sm">
        <Lock aria-hidden className="mt-0.5 size-4 shrink-0" />
        {t('cardSafe')}
      </p>
    </div>
  );
}
