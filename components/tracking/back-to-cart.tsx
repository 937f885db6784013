'use client';
import type { ReactNode } from 'react';
import { Link } from '@/components/ui/link';
import { cartAsOrdered } from '@/lib/client/cart/cart';
import { refillCart } from '@/lib/client/cart/cart-store';
import type { OrderTracking } from '@/lib/contracts/orders';

type Props = { items: OrderTracking['items']; className: string; children: ReactNode };

/** To the cart, with what was in it when this order was placed: a payment that fails days later finds it empty. */
export function BackToCart({ items, className, children }: Props) {
  return (
    <Link href="/cart" className={className} onClick={() => refillCart(cartAsOrdered(items))}>
      {children}
    </Link>
  );
}
