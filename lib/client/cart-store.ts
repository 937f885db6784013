import { parseJson, readText, writeJson } from './browser-storage';
import { type AddOutcome, type Cart, cartFrom, EMPTY_CART, withAdded, withQuantity, withRestored } from './cart';

/** The one cart of this browser, shared by all its tabs through localStorage. */
const KEY = 'flowbotz.cart';

let text: string | null = null;
let cart: Cart = EMPTY_CART;
const listeners = new Set<() => void>();

/** The same object until the cart really changes. Where nothing can be stored the cart lives in this page only. */
export function readCart(): Cart {
  const now = readText('local', KEY);
  if (now !== text) {
    text = now;
    cart = cartFrom(parseJson(now));
  }
  return cart;
}

function replaceCart(next: Cart): void {
  if (!writeJson('local', KEY, next)) cart = next;
  for (const wake of listeners) wake();
}

/** Refuses what is over the limits. */
export function addToCart(variantId: string, quantity: number): AddOutcome {
  const added = withAdded(readCart(), variantId, quantity);
  if (added.outcome === 'added') replaceCart(added.cart);
  return added;
}

export function setQuantity(variantId: string, quantity: number): void {
  replaceCart(withQuantity(readCart(), variantId, quantity));
}

/** Takes an item out; the answer puts it back. */
export function removeFromCart(variantId: string): () => void {
  const before = readCart();
  const index = before.findIndex(({ variant_id }) => variant_id === variantId);
  const item = before[index];
  setQuantity(variantId, 0);
  return () => {
    if (item) replaceCart(withRestored(readCart(), item, index));
  };
}

export function clearCart(): void {
  replaceCart(EMPTY_CART);
}

export function subscribeToCart(wake: () => void): () => void {
  const onStorage = (event: StorageEvent) => {
    if (event.key === KEY || event.key === null) wake();
  };
  listeners.add(wake);
  window.addEventListener('storage', onStorage);
  return () => {
    listeners.delete(wake);
    window.removeEventListener('storage', onStorage);
  };
}
