import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Money } from '@/components/ui/money';
import type { OrderTracking } from '@/lib/contracts/orders';
import { ItemRow } from './packages/item-row';

/** Items and what they came to. */
export function OrderSummary({ order, action }: { order: OrderTracking; action?: ReactNode }) {
  const t = useTranslations('order');
  // The packages above list them already.
  const pieces = order.items.reduce((sum, { quantity }) => sum + quantity, 0);
  const { currency, subtotal_minor, shipping_minor, tax_minor, total_minor } = order.amounts;
  return (
    <section className="card" aria-labelledby="summary">
      <div className="flex items-center justify-between gap-4">
        <h2 id="summary">{t('items')}</h2>
        {action}
      </div>
      {order.packages.length === 0 ? (
        <Items order={order} />
      ) : (
        <details className="group mt-2">
          <summary className="inline-flex min-h-11 items-center text-sm underline underline-offset-4">
            {t('itemPrices', { count: pieces })}
          </summary>
          <Items order={order} />
        </details>
      )}
      <dl className="mt-4 space-y-1.5 border-line border-t pt-4 text-sm">
        <Amount name={t('subtotal')} amountMinor={subtotal_minor} currency={currency} />
        <Amount
          name={t('shippingBy', { name: order.shipping_name })}
          amountMinor={shipping_minor}
          currency={currency}
        />
        {tax_minor === 0 ? null : <Amount name={t('tax')} amountMinor={tax_minor} currency={currency} />}
        <Amount name={t('total')} amountMinor={total_minor} currency={currency} strong />
        {order.payment.refunded > 0 ? (
          <Amount name={t('refunded')} amountMinor={-order.payment.refunded} currency={currency} />
        ) : null}
      </dl>
    </section>
  );
}

function Items({ order }: { order: OrderTracking }) {
  return (
    <ul className="mt-4 divide-y divide-line">
      {order.items.map((item) => (
        <ItemRow
          key={item.id}
          picture={item.picture}
          design={item.design}
          title={item.title}
          variantName={item.variant_name}
          quantity={item.quantity}
        >
          <Money amountMinor={item.unit_minor * item.quantity} currency={order.amounts.currency} />
        </ItemRow>
      ))}
    </ul>
  );
}

type AmountProps = { name: string; amountMinor: number; currency: string; strong?: boolean };

function Amount({ name, amountMinor, currency, strong = false }: AmountProps) {
  return (
    <div className={`flex justify-between gap-4 ${strong ? 'font-semibold text-base' : ''}`}>
      <dt className={strong ? '' : 'text-quiet'}>{name}</dt>
      <dd>
        <Money amountMinor={amountMinor} currency={currency} />
      </dd>
    </div>
  );
}
