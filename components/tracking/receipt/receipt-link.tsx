import { ReceiptText } from 'lucide-react';
import { useTranslations } from 'next-intl';

/** A plain link: the receipt is a page of its own, made for paper. */
export function ReceiptLink({ orderNumber }: { orderNumber: string }) {
  const t = useTranslations('order');
  return (
    <a href={`/orders/${orderNumber}/receipt`} className="btn btn-quiet" data-no-print>
      <ReceiptText aria-hidden size={16} />
      {t('receipt')}
    </a>
  );
}
