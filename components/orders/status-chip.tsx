import { ORDER_STATUS_LABEL, type OrderStatus, type PaymentStatus } from '@/lib/domain/order-status';
import { ORDER_TONE, PAYMENT_WORDS } from './order-words';

export function OrderChip({ status }: { status: OrderStatus }) {
  return (
    <span className="chip whitespace-nowrap" data-tone={ORDER_TONE[status]}>
      {ORDER_STATUS_LABEL[status]}
    </span>
  );
}

export function PaymentChip({ status }: { status: PaymentStatus }) {
  const { label, tone } = PAYMENT_WORDS[status];
  return (
    <span className="chip whitespace-nowrap" data-tone={tone}>
      {label}
    </span>
  );
}
