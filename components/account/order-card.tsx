import { useTranslations } from 'next-intl';
import { Link } from '@/components/ui/link';
import { Money } from '@/components/ui/money';
import { Picture } from '@/components/ui/picture/picture';
import { useFormat } from '@/lib/client/core/use-format';
import type { OrderSummary } from '@/lib/contracts/orders';
import { isOneOf, PAYMENTS } from '@/lib/domain/order/states';
import { OrderChip, PaymentChip } from '../tracking/status-chip';
import { When } from '../tracking/when';

/** One order among others: what was in it, where it is, when it comes. */
export function OrderCard({ order }: { order: OrderSummary }) {
  const t = useTranslations('account');
  const { days } = useFormat();
  const pictures = [...new Set(order.pictures)];
  const [first, ...others] = [...new Set(order.titles)];
  const window = order.estimated_delivery_window;
  const awaited = window !== null && !isOneOf(order.payment_status, PAYMENTS.uncharged);
  return (
    <Link
      href={`/orders/${order.order_number}`}
      className="card group flex h-full gap-4 transition-colors hover:border-line-strong sm:gap-5"
    >
      <div className="grid w-24 shrink-0 grid-cols-2 gap-1 self-start overflow-hidden rounded-lg sm:w-28">
        {pictures.length === 0 ? <Picture src={null} alt="" sizes="112px" className="col-span-2" /> : null}
        {pictures.map((picture, index) => (
          <Picture
            key={picture}
            src={picture}
            alt=""
            sizes="112px"
            className={pictures.length === 1 || (pictures.length === 3 && index === 0) ? 'col-span-2' : ''}
          />
        ))}
      </div>
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="flex flex-wrap items-center gap-1.5">
          <OrderChip status={order.status} />
          {order.payment_status === 'paid' ? null : <PaymentChip status={order.payment_status} />}
        </div>
        <p className="mt-2 line-clamp-2 break-words font-medium group-hover:underline group-hover:underline-offset-4">
          {others.length > 0
            ? t('andMore', { title: first ?? '', count: others.length })
            : (first ?? order.order_number)}
        </p>
        {awaited ? (
          <p className="mt-1 text-sm">
            {t.rich('arrives', {
              days: days(window.from, window.to),
              strong: (words) => <strong className="font-semibold">{words}</strong>,
            })}
          </p>
        ) : null}
        <p className="mt-auto pt-2 text-quiet text-sm">
          <When iso={order.placed_at} dateOnly /> · {t('items', { count: order.item_count })} ·{' '}
          <Money amountMinor={order.total_minor} currency={order.currency} />
        </p>
        <p className="font-mono text-quiet text-xs">{order.order_number}</p>
      </div>
    </Link>
  );
}
