import { z } from 'zod';
import { ORDER_NUMBER } from '@/lib/domain/order-number';
import { forget, readJson, writeJson } from './browser-storage';
import { clearCart } from './cart-store';

/** One checkout in one tab, from the first look at the form to the paid order. Never holds anything about a card. */
const KEY = 'flowbotz.checkout';
const FORM_KEY = 'flowbotz.checkout.form';

const sessionSchema = z.object({
  /** Random; makes this checkout's idempotency keys its own. */
  seed: z.string().regex(/^[0-9a-f]{32}$/),
  /** Of the last order that was placed and may be paid. */
  orderNumber: z.string().regex(ORDER_NUMBER).nullable(),
  /** The `id` of the chosen way of delivery, to be chosen again after a refresh. */
  shippingChoice: z.string().nullable(),
});
type CheckoutSession = z.infer<typeof sessionSchema>;

let session: CheckoutSession | null = null;

export function checkoutSession(): CheckoutSession {
  if (session === null) {
    const stored = sessionSchema.safeParse(readJson('session', KEY));
    session = stored.success ? stored.data : renewCheckout();
  }
  return session;
}

/** A new seed: whatever is bought from here on is another order. */
export function renewCheckout(): CheckoutSession {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const seed = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return keep({ seed, orderNumber: null, shippingChoice: session?.shippingChoice ?? null });
}

export function rememberOrder(orderNumber: string): void {
  keep({ ...checkoutSession(), orderNumber });
}

export function rememberShipping(shippingChoice: string): void {
  keep({ ...checkoutSession(), shippingChoice });
}

/** The order is paid: an empty cart and a clean form for the next one. */
export function finishCheckout(): void {
  clearCart();
  forget('session', FORM_KEY);
  forget('session', KEY);
  session = null;
}

export function readForm(): unknown {
  return readJson('session', FORM_KEY);
}

export function keepForm(values: Record<string, string>): void {
  writeJson('session', FORM_KEY, values);
}

function keep(next: CheckoutSession): CheckoutSession {
  session = next;
  writeJson('session', KEY, next);
  return next;
}
