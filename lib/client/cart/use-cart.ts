import { useSyncExternalStore } from 'react';
import { type Cart, EMPTY_CART } from './cart';
import { readCart, subscribeToCart } from './cart-store';

/** The cart, live across tabs. `ready` is false while the server's page, which knows no cart, is being taken over. */
export function useCart(): { cart: Cart; ready: boolean } {
  const cart = useSyncExternalStore(subscribeToCart, readCart, () => EMPTY_CART);
  const ready = useSyncExternalStore(
    subscribeToCart,
    () => true,
    () => false,
  );
  return { cart, ready };
}
