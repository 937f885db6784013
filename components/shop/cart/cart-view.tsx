'use client';

import { ShoppingBag } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useRef, useState } from 'react';
import { toast } from 'sonner';
import { Alert } from '@/components/ui/alert';
import { EmptyState } from '@/components/ui/empty-state';
import { Button } from '@/components/ui/form/button';
import { ButtonLink } from '@/components/ui/form/button-link';
import { Loading } from '@/components/ui/loading';
import { Skeleton } from '@/components/ui/skeleton';
import type { Cart } from '@/lib/client/cart/cart';
import { cartRows, type CartRow as Row, subtotalOf } from '@/lib/client/cart/cart-rows';
import { removeFromCart } from '@/lib/client/cart/cart-store';
import { rememberPrices, seenPrices } from '@/lib/client/cart/seen-prices';
import { useCart } from '@/lib/client/cart/use-cart';
import { usePricedCart } from '@/lib/client/cart/use-priced-cart';
import { useErrorWords } from '@/lib/client/core/use-error-words';
import { DeliveryHint } from '../product/delivery-hint';
import { CartRow } from './cart-row';
import { CartTotal } from './cart-total';

/** `country` is the server's guess at where the visitor is; `instead` is shown while the cart is empty. */
export function CartView({ country, instead }: { country: string; instead: ReactNode }) {
  const { cart, ready } = useCart();
  if (!ready) return <CartSkeleton />;
  return cart.length === 0 ? <EmptyCart instead={instead} /> : <FilledCart cart={cart} country={country} />;
}

function FilledCart({ cart, country }: { cart: Cart; country: string }) {
  const t = useTranslations('cart');
  const base = useTranslations('base');
  const errorWords = useErrorWords();
  const priced = usePricedCart(cart);
  const [seen] = useState(seenPrices);
  const heading = useRef<HTMLHeadingElement>(null);
  const rows = cartRows(cart, priced.data, seen);
  const currency = priced.data?.currency ?? 'USD';
  const remove = (row: Row, title: string) => {
    const undo = removeFromCart(row.key);
    heading.current?.focus();
    toast(t('removed', { title }), {
      id: `removed-${row.key}`,
      // What can be taken back stands long enough to be read aloud and reached with the keyboard.
      duration: 20_000,
      action: { label: t('undo'), onClick: undo },
    });
  };
  return (
    <>
      <h1 ref={heading} tabIndex={-1} className="outline-none">
        {t('title')}
      </h1>
      {priced.isError ? (
        <Alert
          tone="danger"
          live="alert"
          title={t('noPrices')}
          className="mt-6"
          action={
            <Button variant="secondary" size="sm" busy={priced.isFetching} onClick={() => void priced.refetch()}>
              {base('tryAgain')}
            </Button>
          }
        >
          {errorWords(priced.error)}
        </Alert>
      ) : null}
      <div className="mt-4 grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-14">
        <ul className="divide-y divide-line border-line border-b" aria-label={t('items')}>
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
  const t = useTranslations('cart');
  return (
    <>
      <EmptyState
        icon={ShoppingBag}
        heading={1}
        title={t('emptyTitle')}
        action={<ButtonLink href="/">{t('emptyAction')}</ButtonLink>}
      >
        <p>{t('emptyText')}</p>
      </EmptyState>
      {instead}
    </>
  );
}

function CartSkeleton() {
  const t = useTranslations('cart');
  return (
    <Loading label={t('loading')}>
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
