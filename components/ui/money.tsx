import { useLocale } from 'next-intl';
import { formatMoney } from '@/lib/domain/money/money';

export function Money({
  amountMinor,
  currency,
  className,
}: {
  amountMinor: number;
  currency: string;
  className?: string;
}) {
  return <span className={className ?? 'tabular-nums'}>{formatMoney(amountMinor, currency, useLocale())}</span>;
}
