import { useEffect, useState } from 'react';
import { orderTrackingAnswer } from '@/lib/contracts/orders';
import { isOneOf, PAYMENTS } from '@/lib/domain/order/states';
import { ApiError, apiGet } from '../core/api';
import { checkoutSession } from './checkout-session';

/**
 * The number of this checkout's order once it turns out to be paid: after a refresh in the wrong moment, on the way
 * back from a bank's page, or when the back button brings a page back as it was left (bfcache). Looks whenever
 * `page` changes; null stands for a page where it does not matter.
 */
export function useSettledCheckout(page: string | null): string | null {
  const [settled, setSettled] = useState<string | null>(null);
  useEffect(() => {
    if (page === null) return;
    let gone = false;
    const look = async () => {
      const { order } = checkoutSession();
      if (order !== null && (await hasBeenPaid(order.number)) && !gone) setSettled(order.number);
    };
    const onPageShow = (event: PageTransitionEvent) => {
      if (event.persisted) void look();
    };
    void look();
    window.addEventListener('pageshow', onPageShow);
    return () => {
      gone = true;
      window.removeEventListener('pageshow', onPageShow);
    };
  }, [page]);
  return settled;
}

/** False as well when it cannot be told: the server then refuses a second payment itself. */
async function hasBeenPaid(orderNumber: string): Promise<boolean> {
  try {
    const { payment } = await apiGet(`/api/payments/order-tracking/${orderNumber}`, orderTrackingAnswer);
    return !isOneOf(payment.status, PAYMENTS.payable);
  } catch (error) {
    if (error instanceof ApiError) return false;
    throw error;
  }
}
