import type { CartRow } from '@/lib/client/cart-rows';
import { subtotalOf } from '@/lib/client/cart-rows';
import type { Delivery, Quote } from './use-delivery';

/** `problem`: why this line cannot be bought, in words that stand beside it. */
export type SummaryLine = { row: CartRow; problem: string | null };
type Amount = { name: string; amountMinor: number | null; wasMinor: number | null };

export type Summary = {
  lines: SummaryLine[];
  amounts: Amount[];
  totalMinor: number;
  totalWasMinor: number | null;
  currency: string;
  /** Stands where an amount is not known. */
  pendingWords: string;
  /** Null until the address is known. */
  quote: Quote | null;
  /** A line or an amount changed under the shopper's hands. */
  needsLook: boolean;
};

/**
 * What the shopper buys and what it costs. `agreed` is the quote they said yes to when they last pressed the button:
 * what is different now says so.
 */
export function summaryOf(
  rows: readonly CartRow[],
  currency: string,
  delivery: Delivery,
  agreed: Quote | null,
  told: Record<string, string>,
): Summary {
  const quote = delivery.state === 'offered' ? delivery.quote : null;
  const undeliverable = delivery.state === 'none' ? delivery.undeliverable : [];
  const lines = rows.map((row) => ({ row, problem: problemOf(row, undeliverable, told) }));
  const subtotalMinor = quote?.totals.subtotalMinor ?? subtotalOf(rows);
  const was = (now: number | undefined, before: number | undefined) =>
    now === undefined || before === undefined || now === before ? null : before;
  const amount = (name: string, pick: (quote: Quote) => number): Amount => {
    const now = quote === null ? undefined : pick(quote);
    return {
      name,
      amountMinor: now ?? null,
      wasMinor: was(now, agreed === null ? undefined : pick(agreed)),
    };
  };
  const tax = quote?.taxMode === 'stripe' ? [amount('Tax', ({ totals }) => totals.taxMinor)] : [];
  const amounts = [
    {
      name: 'Subtotal',
      amountMinor: subtotalMinor,
      wasMinor: was(quote?.totals.subtotalMinor, agreed?.totals.subtotalMinor),
    },
    amount('Delivery', ({ totals }) => totals.shippingMinor),
    ...tax,
  ];
  return {
    lines,
    amounts,
    totalMinor: quote?.totals.totalMinor ?? subtotalMinor,
    totalWasMinor: was(quote?.totals.totalMinor, agreed?.totals.totalMinor),
    currency,
    pendingWords: PENDING_WORDS[delivery.state],
    quote,
    needsLook: lines.some(({ problem }) => problem !== null) || amounts.some(({ wasMinor }) => wasMinor !== null),
  };
}

const PENDING_WORDS: Record<Delivery['state'], string> = {
  address_missing: 'after the address',
  loading: 'one moment …',
  none: 'not possible',
  failed: 'not known',
  offered: '',
};

function problemOf(row: CartRow, undeliverable: readonly string[], told: Record<string, string>): string | null {
  if (row.state === 'gone') return 'No longer sold.';
  if (row.state === 'unavailable') return row.line?.problem ?? 'Sold out.';
  if (undeliverable.includes(row.key)) return 'Not delivered to this address.';
  return told[row.key] ?? null;
}
