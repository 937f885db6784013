import type { Recipient } from '@/lib/domain/address/recipient';
import type { CartItem } from './price-cart';

/** What a shopper has agreed to buy. */
export type CheckoutInput = {
  items: CartItem[];
  email: string;
  recipient: Recipient;
  shippingChoice: string;
  expectedTotalMinor: number;
  currency: string;
  /** Names the cart, whichever tab sends it. */
  purchase?: string | undefined;
};
