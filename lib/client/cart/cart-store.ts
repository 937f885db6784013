import { parseJson, readText, writeJson } from '../core/browser-storage';
import {
  type AddOutcome,
  type Cart,
  cartFrom,
  EMPTY_CART,
  type Goods,
  keyOf,
  withAdded,
  withQuantity,
  withRestored,
} from './cart';

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
export function addToCart(goods: Goods, quantity: number): AddOutcome {
  const added = withAdded(readCart(), goods, quantity);
  if (added.outcome === 'added') replaceCart(added.cart);
  return added;
}

/** `key` names a line of the cart; what is not there stays away. */
export function setQuantity(key: string, quantity: number): void {
  const item = readCart().find((each) => keyOf(each) === key);
  if (item) replaceCart(withQuantity(readCart(), item, quantity));
}

/** Takes a line out; the answer puts it back. */
export function removeFromCart(key: string): () => void {
  const before = readCart();
  const index = before.findIndex((each) => keyOf(each) === key);
  const item = before[index];
  setQuantity(key, 0);
  return () => {
    if (item) replaceCart(withRestored(readCart(), item, index));
  };
}

/** Only where it is empty: what somebody has chosen since comes first. */
export function refillCart(before: Cart): void {
  if (readCart().length === 0) replaceCart(before);
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
