import type { CartRow } from '@/lib/client/cart/cart-rows';
import { subtotalOf } from '@/lib/client/cart/cart-rows';
import type { LineProblem } from '@/lib/client/checkout/checkout-form';
import type { Delivery, Quote } from '../form/use-delivery';

/** `problem`: why this line cannot be bought. */
export type SummaryLine = { row: CartRow; problem: LineProblem | null };
type Amount = { name: 'subtotal' | 'delivery' | 'tax'; amountMinor: number | null; wasMinor: number | null };

/** `told`: what the server said is wrong with a line. */
type Shown = {
  rows: readonly CartRow[];
  currency: string;
  delivery: Delivery;
  agreed: Quote | null;
  told: Record<string, LineProblem>;
};

export type Summary = {
  lines: SummaryLine[];
  amounts: Amount[];
  totalMinor: number;
  totalWasMinor: number | null;
  currency: string;
  /** Why an amount is not known. */
  pending: Exclude<Delivery['state'], 'pricing'>;
  /** Null until the address is known. */
  quote: Quote | null;
  /** A line or an amount changed under the shopper's hands. */
  needsLook: boolean;
};

/**
 * What the shopper buys and what it costs. `agreed` is the quote they said yes to when they last pressed the button:
 * what is different now says so.
 */
export function summaryOf({ rows, currency, delivery, agreed, told }: Shown): Summary {
  const quote = delivery.state === 'offered' ? delivery.quote : null;
  const undeliverable = delivery.state === 'none' ? delivery.undeliverable : [];
  const lines = rows
    .map((row) => ({ row, problem: problemOf(row, undeliverable, told) }))
    // What needs a decision stands on top: in a long order it would hide further down.
    .sort((a, b) => Number(b.problem !== null) - Number(a.problem !== null));
  const subtotalMinor = quote?.totals.subtotalMinor ?? subtotalOf(rows);
  const was = (now: number | undefined, before: number | undefined) =>
    now === undefined || before === undefined || now === before ? null : before;
  const amount = (name: Amount['name'], pick: (quote: Quote) => number): Amount => {
    const now = quote === null ? undefined : pick(quote);
    return {
      name,
      amountMinor: now ?? null,
      wasMinor: was(now, agreed === null ? undefined : pick(agreed)),
    };
  };
  const tax = quote?.taxMode === 'stripe' ? [amount('tax', ({ totals }) => totals.taxMinor)] : [];
  const amounts = [
    {
      name: 'subtotal' as const,
      amountMinor: subtotalMinor,
      wasMinor: was(quote?.totals.subtotalMinor, agreed?.totals.subtotalMinor),
    },
    amount('delivery', ({ totals }) => totals.shippingMinor),
    ...tax,
  ];
  return {
    lines,
    amounts,
    totalMinor: quote?.totals.totalMinor ?? subtotalMinor,
    totalWasMinor: was(quote?.totals.totalMinor, agreed?.totals.totalMinor),
    currency,
    pending: delivery.state === 'pricing' ? 'loading' : delivery.state,
    quote,
    needsLook: lines.some(({ problem }) => problem !== null) || amounts.some(({ wasMinor }) => wasMinor !== null),
  };
}

function problemOf(
  row: CartRow,
  undeliverable: readonly string[],
  told: Record<string, LineProblem>,
): LineProblem | null {
  if (row.state === 'gone') return 'gone';
  if (row.state === 'unavailable') return row.line?.problem ?? 'soldOut';
  if (undeliverable.includes(row.key)) return 'undeliverable';
  return told[row.key] ?? null;
}
