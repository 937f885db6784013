'use client';

import dynamic from 'next/dynamic';

/** Its script comes only where an order has arrived. */
export const OrderRatingSlot = dynamic(() => import('./order-rating'), {
  loading: () => <div className="card min-h-44" />,
});
