import type { Recipient } from '@/lib/domain/address/recipient';
import type { PricedItem } from './price-cart';

/** What a shopper has agreed to buy. */
export type CheckoutInput = {
  items: PricedItem[];
  email: string;
  recipient: Recipient;
  shipping_choice: string;
  expected_total_minor: number;
  currency: string;
};
