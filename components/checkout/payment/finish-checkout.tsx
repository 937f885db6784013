'use client';

import { useEffect, useState } from 'react';
import { CHECKOUT_KEY } from '@/lib/client/checkout/checkout-key';
import { readText } from '@/lib/client/core/browser-storage';

/** On an order's page: ends the checkout that led here, if one did. Only then is its script fetched. */
export function FinishCheckout({ orderNumber }: { orderNumber: string }) {
  const [Finisher, setFinisher] = useState<typeof import('./checkout-finisher').CheckoutFinisher>();
  useEffect(() => {
    if (readText('local', CHECKOUT_KEY) === null) return;
    void import('./checkout-finisher').then(({ CheckoutFinisher }) => setFinisher(() => CheckoutFinisher));
  }, []);
  return Finisher ? <Finisher page={orderNumber} /> : null;
}
