import * as z from 'zod/mini';
import { cartItemSchema } from '@/lib/contracts/catalogue';
import { ORDER_NUMBER } from '@/lib/domain/order/order-number';
import type { Cart } from '../cart/cart';
import { clearCart, readCart } from '../cart/cart-store';
import { forget, readJson, writeJson } from '../core/browser-storage';
import { CHECKOUT_KEY } from './checkout-key';

/**
 * One purchase of this browser's cart, from the first look at the form to the paid order: it belongs to the cart, which all
 * tabs share. What is typed belongs to a tab. Never holds anything about a card.
 */
const FORM_KEY = 'flowbotz.checkout.form';

const sessionSchema = z.object({
  /** Random; names the purchase, and makes its idempotency keys its own. */
  seed: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  /** The last order that was placed and may be paid, with what it holds. */
  order: z.nullable(z.object({ number: z.string().check(z.regex(ORDER_NUMBER)), items: z.array(cartItemSchema) })),
  /** The `id` of the chosen way of delivery, to be chosen again after a refresh. */
  shippingChoice: z.nullable(z.string()),
});
type CheckoutSession = z.infer<typeof sessionSchema>;

/** Where nothing can be stored it lives in this page only. */
let unstored: CheckoutSession | null = null;

export function checkoutSession(): CheckoutSession {
  return stored() ?? renewCheckout();
}

/** Read anew each time: another tab may have begun or ended it. */
function stored(): CheckoutSession | null {
  const found = sessionSchema.safeParse(readJson('local', CHECKOUT_KEY));
  return found.success ? found.data : unstored;
}

/** A new seed: whatever is bought from here on is another order. */
export function renewCheckout(): CheckoutSession {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const seed = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return keep({ seed, order: null, shippingChoice: stored()?.shippingChoice ?? null });
}

export function rememberOrder(number: string, items: Cart): void {
  keep({ ...checkoutSession(), order: { number, items: [...items] } });
}

export function rememberShipping(shippingChoice: string): void {
  keep({ ...checkoutSession(), shippingChoice });
}

/** The order is paid: what it holds leaves the cart, and the next checkout starts with a clean form. */
export function finishCheckout(): void {
  if (holdsTheCart()) clearCart();
  forget('session', FORM_KEY);
  forget('local', CHECKOUT_KEY);
  unstored = null;
}

/** False once something else was put into the cart: that is for another order. */
export function holdsTheCart(): boolean {
  const { order } = checkoutSession();
  return order !== null && JSON.stringify(order.items) === JSON.stringify(readCart());
}

export function readForm(): unknown {
  return readJson('session', FORM_KEY);
}

export function keepForm(values: Record<string, string>): void {
  writeJson('session', FORM_KEY, values);
}

function keep(next: CheckoutSession): CheckoutSession {
  unstored = writeJson('local', CHECKOUT_KEY, next) ? null : next;
  return next;
}
