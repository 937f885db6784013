import { useTranslations } from 'next-intl';
import type { OrderStatus, PaymentStatus } from '@/lib/domain/order/states';
import { ORDER_TONE, PAYMENT_TONE } from './order-words';

export function OrderChip({ status }: { status: OrderStatus }) {
  const t = useTranslations('status.order');
  return (
    <span className="chip whitespace-nowrap" data-tone={ORDER_TONE[status]}>
      {t(status)}
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
