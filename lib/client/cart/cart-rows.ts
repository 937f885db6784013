import type { CartLine } from '@/lib/contracts/catalogue';
import { type Cart, keyOf } from './cart';

/** A line of the cart with what the server said about it. */
export type CartRow = {
  key: string;
  variantId: string;
  quantity: number;
  /** Null while the server has not said, or once the item is gone. */
  line: CartLine | null;
  state: 'loading' | 'available' | 'unavailable' | 'gone';
  /** What it cost when the shopper last saw it, where that was something else. */
  wasMinor: number | null;
};

type Priced = { lines: readonly CartLine[]; gone: readonly string[] };

/** In the cart's order and with the cart's quantities; the answer may be a moment older than the cart. */
export function cartRows(cart: Cart, priced: Priced | undefined, seen: Record<string, number>): CartRow[] {
  return cart.map((item) => {
    const { variant_id, quantity } = item;
    const key = keyOf(item);
    const line = priced?.lines.find((each) => each.key === key) ?? null;
    const wasMinor = seen[variant_id] ?? null;
    return {
      key,
      variantId: variant_id,
      quantity,
      line,
      state: stateOf(line, priced?.gone.includes(key) ?? false),
      wasMinor: line === null || wasMinor === line.unit_minor ? null : wasMinor,
    };
  });
}

function stateOf(line: CartLine | null, isGone: boolean): CartRow['state'] {
  if (line !== null) return line.available ? 'available' : 'unavailable';
  return isGone ? 'gone' : 'loading';
}

/** Sum of what can be bought. */
export function subtotalOf(rows: readonly CartRow[]): number {
  return rows.reduce(
    (sum, { line, quantity, state }) =>
      line !== null && state === 'available' ? sum + line.unit_minor * quantity : sum,
    0,
  );
}
