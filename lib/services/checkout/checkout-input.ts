import type { Recipient } from '@/lib/domain/address/recipient';
import type { PricedItem } from './price-cart';

/** What a shopper has agreed to buy. */
export type CheckoutInput = {
  items: PricedItem[];
  email: string;
  recipient: Recipient;
  shippingChoice: string;
  expectedTotalMinor: number;
  currency: string;
};
