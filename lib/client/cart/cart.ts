import type { CartItem } from '@/lib/contracts/catalogue';
import { DESIGN_FILE, lineKey, type PlacedDesign } from '@/lib/domain/catalogue/design';
import { MAX_LINES, MAX_QUANTITY } from '@/lib/domain/money/pricing';

/** What a cart is: what and how many. Prices always come from the server. */
export type Cart = readonly CartItem[];
/** A variant, with the shopper's own design on it or without. */
export type Goods = Omit<CartItem, 'quantity'>;
export const EMPTY_CART: Cart = [];

/** What tells a line from the others. */
export const keyOf = ({ variant_id, design }: Goods) => lineKey(variant_id, design);

/**
 * Anything may stand under our storage key: what is no cart is an empty cart. Checked by hand, since every page's
 * header counts the cart and the contracts would bring their whole library along.
 */
export function cartFrom(value: unknown): Cart {
  return Array.isArray(value) && value.every(isCartItem) ? value.slice(0, MAX_LINES) : EMPTY_CART;
}

function isCartItem(value: unknown): value is CartItem {
  if (typeof value !== 'object' || value === null) return false;
  const { variant_id, quantity, design, ...rest } = value as Record<string, unknown>;
  return (
    Object.keys(rest).length === 0 &&
    typeof variant_id === 'string' &&
    variant_id.length >= 1 &&
    variant_id.length <= 120 &&
    Number.isInteger(quantity) &&
    Number(quantity) >= 1 &&
    Number(quantity) <= MAX_QUANTITY &&
    (design === undefined || isPlacedDesign(design))
  );
}

function isPlacedDesign(value: unknown): value is PlacedDesign {
  if (typeof value !== 'object' || value === null) return false;
  const { file, x, y, scale, ...rest } = value as Record<string, unknown>;
  const isFraction = (part: unknown) => typeof part === 'number' && part >= 0 && part <= 1;
  return (
    Object.keys(rest).length === 0 &&
    typeof file === 'string' &&
    DESIGN_FILE.test(file) &&
    [x, y, scale].every(isFraction)
  );
}

type Ordered = {
  variant_id: string;
  quantity: number;
  design: { file: string; placement: Omit<PlacedDesign, 'file'> } | null;
};

/** The cart that led to an order. */
export function cartAsOrdered(items: readonly Ordered[]): Cart {
  return items.map(({ variant_id, quantity, design }) => ({
    variant_id,
    quantity,
    ...(design ? { design: { file: design.file, ...design.placement } } : {}),
  }));
}

/** Sets an item's quantity, within the limits; 0 takes it out. A new item goes last. */
export function withQuantity(cart: Cart, wanted: Goods, quantity: number): Cart {
  const kept = Math.min(MAX_QUANTITY, Math.max(0, Math.trunc(quantity)));
  const key = keyOf(wanted);
  const known = cart.some((item) => keyOf(item) === key);
  const next = known
    ? cart.map((item) => (keyOf(item) === key ? { ...item, quantity: kept } : item))
    : [...cart, { ...wanted, quantity: kept }];
  return next.filter((item) => item.quantity > 0);
}

/** Puts an item back where it was; where it came back by itself meanwhile, that one stays. */
export function withRestored(cart: Cart, item: CartItem, index: number): Cart {
  const key = keyOf(item);
  return cart.some((each) => keyOf(each) === key) ? cart : cart.toSpliced(index, 0, item);
}

export type AddOutcome = { outcome: 'added'; cart: Cart } | { outcome: 'cart_full' } | { outcome: 'quantity_full' };

/** Adds to what is there; refuses rather than adding less than was asked for. */
export function withAdded(cart: Cart, wanted: Goods, quantity: number): AddOutcome {
  const key = keyOf(wanted);
  const had = cart.find((item) => keyOf(item) === key)?.quantity ?? 0;
  if (had === 0 && cart.length >= MAX_LINES) return { outcome: 'cart_full' };
  if (had + quantity > MAX_QUANTITY) return { outcome: 'quantity_full' };
  return { outcome: 'added', cart: withQuantity(cart, wanted, had + quantity) };
}

export function countOf(cart: Cart): number {
  return cart.reduce((sum, { quantity }) => sum + quantity, 0);
}
