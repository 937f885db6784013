import type { CartItem } from '@/lib/contracts/catalogue';
import { MAX_LINES, MAX_QUANTITY } from '@/lib/domain/pricing';

/** What a cart is: ids and quantities only. Prices always come from the server. */
export type Cart = readonly CartItem[];
export const EMPTY_CART: Cart = [];

/**
 * Anything may stand under our storage key: what is no cart is an empty cart. Checked by hand, since every page's
 * header counts the cart and the contracts would bring their whole library along.
 */
export function cartFrom(value: unknown): Cart {
  return Array.isArray(value) && value.every(isCartItem) ? value.slice(0, MAX_LINES) : EMPTY_CART;
}

function isCartItem(value: unknown): value is CartItem {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 2) return false;
  const { variant_id, quantity } = value as Record<string, unknown>;
  return (
    typeof variant_id === 'string' &&
    variant_id.length >= 1 &&
    variant_id.length <= 120 &&
    Number.isInteger(quantity) &&
    Number(quantity) >= 1 &&
    Number(quantity) <= MAX_QUANTITY
  );
}

/** Sets an item's quantity, within the limits; 0 takes it out. A new item goes last. */
export function withQuantity(cart: Cart, variantId: string, quantity: number): Cart {
  const kept = Math.min(MAX_QUANTITY, Math.max(0, Math.trunc(quantity)));
  const known = cart.some(({ variant_id }) => variant_id === variantId);
  const next = known
    ? cart.map((item) => (item.variant_id === variantId ? { ...item, quantity: kept } : item))
    : [...cart, { variant_id: variantId, quantity: kept }];
  return next.filter((item) => item.quantity > 0);
}

/** Puts an item back where it was; where it came back by itself meanwhile, that one stays. */
export function withRestored(cart: Cart, item: CartItem, index: number): Cart {
  return cart.some(({ variant_id }) => variant_id === item.variant_id) ? cart : cart.toSpliced(index, 0, item);
}

export type AddOutcome = { outcome: 'added'; cart: Cart } | { outcome: 'cart_full' } | { outcome: 'quantity_full' };

/** Adds to what is there; refuses rather than adding less than was asked for. */
export function withAdded(cart: Cart, variantId: string, quantity: number): AddOutcome {
  const had = cart.find(({ variant_id }) => variant_id === variantId)?.quantity ?? 0;
  if (had === 0 && cart.length >= MAX_LINES) return { outcome: 'cart_full' };
  if (had + quantity > MAX_QUANTITY) return { outcome: 'quantity_full' };
  return { outcome: 'added', cart: withQuantity(cart, variantId, had + quantity) };
}

export function countOf(cart: Cart): number {
  return cart.reduce((sum, { quantity }) => sum + quantity, 0);
}
