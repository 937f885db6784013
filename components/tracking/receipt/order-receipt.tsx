import { ArrowLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ShopMark } from '@/components/shop/frame/shop-mark';
import { Fact } from '@/components/ui/fact';
import { Link } from '@/components/ui/link';
import { Money } from '@/components/ui/money';
import type { OrderTracking } from '@/lib/contracts/orders';
import { isOneOf, PAYMENTS } from '@/lib/domain/order/states';
import type { Shop } from '@/lib/domain/shop/settings';
import { useAddressLines } from '../order-recipient';
import { When } from '../when';
import { PrintButton } from './print-button';

/** What was bought and paid, made for paper: the browser prints it or saves it as PDF. */
export function OrderReceipt({ order, shop, seller }: { order: OrderTracking; shop: Shop; seller: string }) {
  const t = useTranslations('order.paper');
  const paid = isOneOf(order.payment.status, PAYMENTS.captured);
  return (
    <div className="mx-auto max-w-3xl space-y-4">
      <div className="flex flex-wrap justify-between gap-3" data-no-print>
        <Link href={`/orders/${order.order_number}`} className="btn btn-quiet">
          <ArrowLeft aria-hidden size={16} />
          {t('back')}
        </Link>
        <PrintButton />
      </div>
      <article className="card sm:p-10 print:border-0 print:p-0">
        <header className="flex flex-wrap items-start justify-between gap-6">
          <div>
            <h1>{t('title')}</h1>
            <p className="mt-1 text-quiet">{paid ? t('paid') : t('unpaid')}</p>
          </div>
          <div>
            <p className="flex items-center gap-2 font-semibold text-lg">
              <ShopMark shop={shop} className="size-6" />
            </p>
            <p className="mt-1 whitespace-pre-line text-quiet text-sm">{seller}</p>
          </div>
        </header>
        <Facts order={order} />
        {order.masked ? (
          <p className="mt-4 text-quiet text-sm" data-no-print>
            {t('masked')}
          </p>
        ) : null}
        <Items items={order.items} currency={order.amounts.currency} />
        <Sums order={order} />
      </article>
    </div>
  );
}

function Facts({ order }: { order: OrderTracking }) {
  const t = useTranslations('order.paper');
  const payment = useTranslations('order.payment');
  const addressLines = useAddressLines();
  return (
    <dl className="mt-8 grid grid-cols-2 gap-6 text-sm [&_dd]:mt-0.5 sm:grid-cols-3 print:grid-cols-3">
      <Fact name={t('order')}>
        <span className="font-mono">{order.order_number}</span>
      </Fact>
      <Fact name={t('date')}>
        <When iso={order.placed_at} dateOnly />
      </Fact>
      <Fact name={t('payment')}>{payment(order.payment.status)}</Fact>
      <Fact name={t('deliveredTo')}>
        <address className="whitespace-pre-line break-words not-italic">{addressLines(order.recipient)}</address>
      </Fact>
      <Fact name={t('delivery')}>{order.shipping_name}</Fact>
    </dl>
  );
}

function Items({ items, currency }: { items: OrderTracking['items']; currency: string }) {
  const t = useTranslations('order.paper');
  return (
    <table className="mt-8 w-full text-sm">
      <thead>
        <tr className="border-line-strong border-b text-left text-quiet">
          <th scope="col" className="py-2 font-normal">
            {t('item')}
          </th>
          <th scope="col" className="px-3 py-2 text-right font-normal">
            {t('quantity')}
          </th>
          <th scope="col" className="px-3 py-2 text-right font-normal max-sm:hidden print:table-cell">
            {t('each')}
          </th>
          <th scope="col" className="py-2 text-right font-normal">
            {t('amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id} className="break-inside-avoid border-line border-b align-top">
            <td className="py-3">
              <p className="break-words font-medium">{item.title}</p>
              <p className="text-quiet">{item.variant_name}</p>
            </td>
            <td className="px-3 py-3 text-right tabular-nums">{item.quantity}</td>
            <td className="px-3 py-3 text-right max-sm:hidden print:table-cell">
              <Money amountMinor={item.unit_minor} currency={currency} />
            </td>
            <td className="py-3 text-right">
              <Money amountMinor={item.unit_minor * item.quantity} currency={currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Sums({ order }: { order: OrderTracking }) {
  const t = useTranslations('order.paper');
  const words = useTranslations('order');
  const { currency, subtotal_minor, shipping_minor, tax_minor, total_minor } = order.amounts;
  const { refunded } = order.payment;
  return (
    <dl className="mt-4 ml-auto max-w-72 space-y-1.5 text-sm">
      <Sum name={words('subtotal')} amountMinor={subtotal_minor} currency={currency} />
      <Sum name={words('shipping')} amountMinor={shipping_minor} currency={currency} />
      {tax_minor === 0 ? null : <Sum name={words('tax')} amountMinor={tax_minor} currency={currency} />}
      <Sum name={words('total')} amountMinor={total_minor} currency={currency} strong />
      {refunded > 0 ? <Sum name={words('refunded')} amountMinor={-refunded} currency={currency} /> : null}
      {refunded > 0 ? (
        <Sum name={t('inTheEnd')} amountMinor={total_minor - refunded} currency={currency} strong />
      ) : null}
    </dl>
  );
}

type SumProps = { name: string; amountMinor: number; currency: string; strong?: boolean };

function Sum({ name, amountMinor, currency, strong = false }: SumProps) {
  return (
    <div
      className={`flex justify-between gap-6 ${strong ? 'border-line border-t pt-1.5 font-semibold text-base' : ''}`}
    >
      <dt>{name}</dt>
      <dd>
        <Money amountMinor={amountMinor} currency={currency} />
      </dd>
    </div>
  );
}
