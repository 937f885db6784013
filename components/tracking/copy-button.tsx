'use client';
import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

/** A value in monospace that is copied by clicking on it. `what` names it for those who cannot see it. */
export function CopyButton({ value, what }: { value: string; what: string }) {
  const t = useTranslations('selfService');
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setOutcome('copied'),
      () => setOutcome('refused'),
    );
  const Icon = outcome === 'copied' ? Check : Copy;
  return (
    <span className="flex flex-wrap items-center">
      <button
        type="button"
        onClick={copy}
        aria-label={t('copy', { what, value })}
        className="-ml-2 inline-flex min-h-11 max-w-full items-center gap-2 rounded-lg px-2 text-left font-mono text-sm hover:bg-soft"
      >
        <span className="break-all">{value}</span>
        <Icon aria-hidden="true" size={16} className="shrink-0 text-quiet" />
      </button>
      <span role="status" className="ml-3 text-quiet text-sm empty:hidden">
        {outcome === 'copied' ? t('copied') : outcome === 'refused' ? t('copyByHand') : ''}
      </span>
    </span>
  );
}
