'use client';
import { Printer } from 'lucide-react';
import { useTranslations } from 'next-intl';

export function PrintButton() {
  const t = useTranslations('order.paper');
  return (
    <button type="button" className="btn" onClick={() => window.print()}>
      <Printer aria-hidden size={16} />
      {t('print')}
    </button>
  );
}
