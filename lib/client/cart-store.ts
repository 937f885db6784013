import { useSyncExternalStore } from 'react';
import { z } from 'zod';
import { type CartItem, cartItemSchema } from '@/lib/contracts/catalogue';
import { MAX_LINES, MAX_QUANTITY } from '@/lib/domain/pricing';

/** The cart lives in the browser: ids and quantities only, prices always come from the server. */
const KEY = 'flowbotz.cart';
const EMPTY: CartItem[] = [];
const stored = z.array(cartItemSchema);

let text: string | null = null;
let items: CartItem[] = EMPTY;
const listeners = new Set<() => void>();

function read(): CartItem[] {
  const now = localStorage.getItem(KEY);
  if (now === text) return items;
  text = now;
  items = parse(now);
  return items;
}

/** Something else may have written under our key: what is no cart is an empty cart. */
function parse(value: string | null): CartItem[] {
  if (value === null) return EMPTY;
  try {
    const parsed = stored.safeParse(JSON.parse(value));
    return parsed.success ? parsed.data : EMPTY;
  } catch (error) {
    if (error instanceof SyntaxError) return EMPTY;
    throw error;
  }
}

function write(next: CartItem[]): void {
  localStorage.setItem(KEY, JSON.stringify(next));
  for (const wake of listeners) wake();
}

function subscribe(wake: () => void): () => void {
  listeners.add(wake);
  const onStorage = (event: StorageEvent) => {
    if (event.key === KEY) wake();
  };
  window.addEventListener('storage', onStorage);
  return () => {
    listeners.delete(wake);
    window.removeEventListener('storage', onStorage);
  };
}

export function useCart(): CartItem[] {
  return useSyncExternalStore(subscribe, read, () => EMPTY);
}

export function withItem(cart: readonly CartItem[], variantId: string, quantity: number): CartItem[] {
  const kept = Math.min(MAX_QUANTITY, Math.max(0, quantity));
  const known = cart.some(({ variant_id }) => variant_id === variantId);
  const next = known
    ? cart.map((item) => (item.variant_id === variantId ? { ...item, quantity: kept } : item))
    : [...cart, { variant_id: variantId, quantity: kept }];
  return next.filter((item) => item.quantity > 0).slice(0, MAX_LINES);
}

export function addToCart(variantId: string, quantity = 1): void {
  const cart = read();
  const had = cart.find(({ variant_id }) => variant_id === variantId)?.quantity ?? 0;
  write(withItem(cart, variantId, had + quantity));
}

export function setQuantity(variantId: string, quantity: number): void {
  write(withItem(read(), variantId, quantity));
}

export function clearCart(): void {
  write([]);
}
