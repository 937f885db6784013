import { useTranslations } from 'next-intl';
import type { OrderStatus, PaymentStatus } from '@/lib/domain/order/states';
import { ORDER_TONE, PAYMENT_TONE } from './order-words';

/** `label`: other words than the shopper's. */
export function OrderChip({ status, label }: { status: OrderStatus; label?: string }) {
  const t = useTranslations('status.order');
  return (
    <span className="chip whitespace-nowrap" data-tone={ORDER_TONE[status]}>
      {label ?? t(status)}
    </span>
  );
}

export function PaymentChip({ status }: { status: PaymentStatus }) {
  const t = useTranslations('order.payment');
  return (
    <span className="chip whitespace-nowrap" data-tone={PAYMENT_TONE[status]}>
      {t(status)}
    </span>
  );
}
