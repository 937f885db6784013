import { useEffect, useEffectEvent } from 'react';
import { finishCheckout, holdsTheCart } from '@/lib/client/checkout/checkout-session';
import { useSettledCheckout } from '@/lib/client/checkout/use-settled-checkout';

/** Leads away from the checkout of a cart that turns out to be paid. A cart with other things starts anew. */
export function useSettledRedirect(leave: (orderNumber: string) => void): void {
  const settled = useSettledCheckout('/checkout');
  const onSettled = useEffectEvent((orderNumber: string) => {
    if (holdsTheCart()) leave(orderNumber);
    else finishCheckout();
  });
  useEffect(() => {
    if (settled !== null) onSettled(settled);
  }, [settled]);
}
