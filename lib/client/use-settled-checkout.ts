import { useEffect, useState } from 'react';
import { orderTrackingAnswer } from '@/lib/contracts/orders';
import type { PaymentStatus } from '@/lib/domain/order-status';
import { ApiError, apiGet } from './api';
import { checkoutSession } from './checkout-session';

const STILL_TO_PAY: readonly PaymentStatus[] = ['unpaid', 'failed'];

/**
 * The number of this checkout's order once it turns out to be paid already: after a refresh in the wrong moment, or
 * the back button from the bank's page, which may bring this page back as it was left (bfcache).
 */
export function useSettledCheckout(): string | null {
  const [settled, setSettled] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    const look = async () => {
      const { orderNumber } = checkoutSession();
      if (orderNumber === null) return;
      const isPaid = await hasBeenPaid(orderNumber);
      if (isPaid && !gone) setSettled(orderNumber);
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
  }, []);
  return settled;
}

/** False as well when it cannot be told: the server then refuses a second payment itself. */
async function hasBeenPaid(orderNumber: string): Promise<boolean> {
  try {
    const { payment } = await apiGet(`/api/payments/order-tracking/${orderNumber}`, orderTrackingAnswer);
    return !STILL_TO_PAY.includes(payment.status);
  } catch (error) {
    if (error instanceof ApiError) return false;
    throw error;
  }
}
