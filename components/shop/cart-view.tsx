'use client';

import { ShoppingBag } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { toast } from 'sonner';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Loading } from '@/components/ui/loading';
import { Skeleton } from '@/components/ui/skeleton';
import type { Cart } from '@/lib/client/cart';
import { cartRows, type CartRow as Row, subtotalOf } from '@/lib/client/cart-rows';
import { removeFromCart } from '@/lib/client/cart-store';
import { rememberPrices, seenPrices } from '@/lib/client/seen-prices';
import { useCart } from '@/lib/client/use-cart';
import { usePricedCart } from '@/lib/client/use-priced-cart';
import { CartRow } from './cart-row';
import { CartTotal } from './cart-total';
import { DeliveryHint } from './delivery-hint';

/** `country` is the server's guess at where the visitor is; `instead` is shown while the cart is empty. */
export function CartView({ country, instead }: { country: string; instead: ReactNode }) {
  const { cart, ready } = useCart();
  if (!ready) return <CartSkeleton />;
  return cart.length === 0 ? <EmptyCart instead={instead} /> : <FilledCart cart={cart} country={country} />;
}

function FilledCart({ cart, country }: { cart: Cart; country: string }) {
  const priced = usePricedCart(cart);
  const [seen] = useState(seenPrices);
  const heading = useRef<HTMLHeadingElement>(null);
  const rows = cartRows(cart, priced.data, seen);
  const currency = priced.data?.currency ?? 'USD';
  const remove = (row: Row, title: string) => {
    const undo = removeFromCart(row.key);
    heading.current?.focus();
    toast(`${title} was removed`, { id: `removed-${row.key}`, action: { label: 'Undo', onClick: undo } });
  };
  return (
    <>
      <h1 ref={heading} tabIndex={-1} className="outline-none">
        Cart
      </h1>
      {priced.isError ? (
        <Alert
          tone="danger"
          live="alert"
          title="We could not read today's prices"
          className="mt-6"
          action={
            <Button variant="secondary" size="sm" busy={priced.isFetching} onClick={() => void priced.refetch()}>
              Try again
            </Button>
          }
        >
          {priced.error.message}
        </Alert>
      ) : null}
      <div className="mt-4 grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-14">
        <ul className="divide-y divide-line border-line border-b" aria-label="Items in your cart">
          {rows.map((row) => (
            <CartRow key={row.key} row={row} currency={currency} onRemove={(title) => remove(row, title)} />
          ))}
        </ul>
        <CartTotal
          subtotalMinor={priced.data ? subtotalOf(rows) : null}
          currency={currency}
          blocked={rows.some(({ state }) => state === 'gone' || state === 'unavailable')}
          delivery={<DeliveryHint cart={cart} guess={country} />}
          onCheckout={() => rememberPrices(rows.flatMap(pricePair))}
        />
      </div>
    </>
  );
}

function pricePair({ variantId, line }: Row): { variantId: string; unitMinor: number }[] {
  return line === null ? [] : [{ variantId, unitMinor: line.unit_minor }];
}

function EmptyCart({ instead }: { instead: ReactNode }) {
  return (
    <>
      <EmptyState
        icon={ShoppingBag}
        heading={1}
        title="Your cart is empty"
        action={<ButtonLink href="/">Look around the shop</ButtonLink>}
      >
        <p>What you put in stays here for your next visit.</p>
      </EmptyState>
      {instead}
    </>
  );
}

function CartSkeleton() {
  return (
    <Loading label="Loading your cart">
      <Skeleton className="h-10 w-32" />
      <div className="mt-4 grid gap-8 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-14">
        <div className="space-y-5 py-5">
          <Skeleton className="h-28 w-full" />
          <Skeleton className="h-28 w-full" />
        </div>
        <Skeleton className="h-72 w-full rounded-box" />
      </div>
    </Loading>
  );
}
