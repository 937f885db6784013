'use client';

import { Lock } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { formatMoney } from '@/lib/domain/money';
import type { Notice } from './notice';
import type { Quote } from './use-delivery';

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
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (notice) box.current?.focus();
  }, [notice]);
  return (
    <div className="space-y-4">
      {notice ? (
        <Alert
          ref={box}
          live="alert"
          tone={notice.tone}
          title={notice.title}
          action={
            notice.unclear ? (
              <Button variant="secondary" size="sm" busy={busy} onClick={onCheckAgain}>
                Check again
              </Button>
            ) : null
          }
        >
          {notice.text}
        </Alert>
      ) : null}
      <Button type="submit" size="lg" className="w-full" busy={busy} disabled={!ready || notice?.unclear !== undefined}>
        {busy ? 'Paying…' : payWords(quote)}
      </Button>
      <p className="flex items-start justify-center gap-2 text-quiet text-sm">
        <Lock aria-hidden className="mt-0.5 size-4 shrink-0" />
        Card details go straight to Stripe; we never see them.
      </p>
    </div>
  );
}

function payWords(quote: Quote | null): string {
  return quote === null ? 'Pay' : `Pay ${formatMoney(quote.totals.totalMinor, quote.currency)}`;
}
