'use client';

import { usePathname } from 'next/navigation';
import { useEffect } from 'react';
import { finishCheckout } from '@/lib/client/checkout-session';
import { useSettledCheckout } from '@/lib/client/use-settled-checkout';

/** Empties the cart when a bank's page sent the shopper straight to the paid order, past the checkout. */
export function CheckoutFinisher() {
  const pathname = usePathname();
  const onOrder = pathname.startsWith('/orders/');
  const settled = useSettledCheckout(onOrder ? pathname : null);
  useEffect(() => {
    if (settled !== null && onOrder) finishCheckout();
  }, [settled, onOrder]);
  return null;
}
