import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/form/button';
import { ButtonLink } from '@/components/ui/form/button-link';
import { Money } from '@/components/ui/money';
import { Skeleton } from '@/components/ui/skeleton';

/** `blocked` while something in the cart cannot be bought. `subtotalMinor` is null until the server has answered. */
export function CartTotal({
  subtotalMinor,
  currency,
  blocked,
  delivery,
  onCheckout,
}: {
  subtotalMinor: number | null;
  currency: string;
  blocked: boolean;
  delivery: ReactNode;
  onCheckout: () => void;
}) {
  const t = useTranslations('cart');
  return (
    <section aria-label={t('total')} className="card lg:sticky lg:top-24">
      <div className="flex items-baseline justify-between gap-4 font-semibold text-lg" aria-live="polite">
        <span>{t('subtotal')}</span>
        {subtotalMinor === null ? (
          <Skeleton className="h-6 w-20" />
        ) : (
          <Money amountMinor={subtotalMinor} currency={currency} />
        )}
      </div>
      <div className="mt-4">{blocked ? null : delivery}</div>
      <p className="mt-1 mb-4 text-quiet text-sm">{t('addedLater')}</p>
      {blocked ? (
        <>
          <Button size="lg" className="w-full" disabled aria-describedby="cart-blocked">
            {t('checkOut')}
          </Button>
          <p id="cart-blocked" className="mt-3 text-danger text-sm">
            {t('blocked')}
          </p>
        </>
      ) : (
        <ButtonLink href="/checkout" size="lg" className="w-full" onClick={onCheckout}>
          {t('checkOut')}
        </ButtonLink>
      )}
    </section>
  );
}
