import { useEffect } from 'react';
import { finishCheckout } from '@/lib/client/checkout/checkout-session';
import { useSettledCheckout } from '@/lib/client/checkout/use-settled-checkout';

/** Empties the cart when a bank's page sent the shopper straight to the paid order, past the checkout. */
export function CheckoutFinisher({ page }: { page: string }) {
  const settled = useSettledCheckout(page);
  useEffect(() => {
    if (settled !== null) finishCheckout();
  }, [settled]);
  return null;
}
