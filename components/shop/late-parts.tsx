'use client';

import dynamic from 'next/dynamic';
import { usePathname } from 'next/navigation';

const Toaster = dynamic(() => import('@/components/ui/toaster').then(({ Toaster: part }) => part), { ssr: false });
const CheckoutFinisher = dynamic(
  () => import('@/components/checkout/checkout-finisher').then(({ CheckoutFinisher: part }) => part),
  { ssr: false },
);

/** What no page needs to be seen or used: fetched once the page is alive. */
export function LateParts() {
  const onOrder = usePathname().startsWith('/orders/');
  return (
    <>
      {onOrder ? <CheckoutFinisher /> : null}
      <Toaster />
    </>
  );
}
