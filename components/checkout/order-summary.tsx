import Link from 'next/link';
import { Money } from '@/components/ui/money';
import { Picture } from '@/components/ui/picture';
import { Skeleton } from '@/components/ui/skeleton';
import type { CartRow } from '@/lib/client/cart-rows';
import type { Quote } from './use-delivery';

type Props = { rows: readonly CartRow[]; subtotalMinor: number; currency: string; quote: Quote | null };

/** Always in sight on a wide screen; on a phone one line that opens. */
export function OrderSummary(props: Props) {
  const { quote, subtotalMinor, currency } = props;
  return (
    <>
      <details className="group -mx-4 border-line border-y bg-soft px-4 sm:mx-0 sm:rounded-box sm:border lg:hidden">
        <summary className="flex min-h-14 list-none items-center justify-between gap-4 [&::-webkit-details-marker]:hidden">
          <span className="font-medium underline decoration-line-strong underline-offset-4">
            <span className="group-open:hidden">Show what you are buying</span>
            <span className="hidden group-open:inline">Hide what you are buying</span>
          </span>
          <Money
            amountMinor={quote?.totals.totalMinor ?? subtotalMinor}
            currency={currency}
            className="font-semibold text-lg tabular-nums"
          />
        </summary>
        <div className="pb-5">
          <Contents {...props} />
        </div>
      </details>
      <aside aria-label="Your order" className="card hidden lg:sticky lg:top-24 lg:block">
        <div className="mb-4 flex items-baseline justify-between">
          <h2 className="text-lg">Your order</h2>
          <Link href="/cart" className="text-quiet text-sm underline">
            Change
          </Link>
        </div>
        <Contents {...props} />
      </aside>
    </>
  );
}

function Contents({ rows, subtotalMinor, currency, quote }: Props) {
  return (
    <>
      <ul className="space-y-3">
        {rows.map((row) => (
          <Item key={row.variantId} row={row} currency={currency} />
        ))}
      </ul>
      <dl className="mt-5 space-y-2 border-line border-t pt-4 text-[0.9375rem]">
        <Line name="Subtotal" amountMinor={quote?.totals.subtotalMinor ?? subtotalMinor} currency={currency} />
        {quote ? (
          <Line name="Delivery" amountMinor={quote.totals.shippingMinor} currency={currency} />
        ) : (
          <div className="flex justify-between gap-4">
            <dt>Delivery</dt>
            <dd className="text-quiet">after the address</dd>
          </div>
        )}
        {quote && quote.totals.taxMinor > 0 ? (
          <Line name="Tax" amountMinor={quote.totals.taxMinor} currency={currency} />
        ) : null}
        {quote ? (
          <div className="flex items-baseline justify-between gap-4 border-line border-t pt-3 font-semibold text-lg">
            <dt>Total</dt>
            <dd>
              <Money amountMinor={quote.totals.totalMinor} currency={currency} />{' '}
              <span className="font-normal text-quiet text-sm">{currency}</span>
            </dd>
          </div>
        ) : null}
      </dl>
    </>
  );
}

function Item({ row, currency }: { row: CartRow; currency: string }) {
  if (row.line === null) return <Skeleton className="h-16" />;
  return (
    <li className="flex items-center gap-3">
      <Picture src={row.line.picture} alt="" sizes="4rem" className="w-16 shrink-0 rounded-control" />
      <div className="min-w-0 flex-1 text-[0.9375rem] leading-snug">
        <p className="truncate font-medium">{row.line.title}</p>
        <p className="text-quiet text-sm">
          {row.line.variant_name} × {row.quantity}
        </p>
      </div>
      <Money
        amountMinor={row.line.unit_minor * row.quantity}
        currency={currency}
        className="text-[0.9375rem] tabular-nums"
      />
    </li>
  );
}

function Line({ name, amountMinor, currency }: { name: string; amountMinor: number; currency: string }) {
  return (
    <div className="flex justify-between gap-4">
      <dt>{name}</dt>
      <dd>
        <Money amountMinor={amountMinor} currency={currency} />
      </dd>
    </div>
  );
}
