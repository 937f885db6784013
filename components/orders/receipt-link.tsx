import { ReceiptText } from 'lucide-react';

/** A plain link: the receipt is a page of its own, made for paper. */
export function ReceiptLink({ orderNumber }: { orderNumber: string }) {
  return (
    <a href={`/orders/${orderNumber}/receipt`} className="btn btn-quiet" data-no-print>
      <ReceiptText aria-hidden size={16} />
      Receipt
    </a>
  );
}
