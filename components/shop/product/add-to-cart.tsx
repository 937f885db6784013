'use client';

import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/form/button';
import { Link } from '@/components/ui/link';
import { type AddOutcome, countOf, keyOf } from '@/lib/client/cart/cart';
import { addToCart } from '@/lib/client/cart/cart-store';
import { rememberPrices } from '@/lib/client/cart/seen-prices';
import { useCart } from '@/lib/client/cart/use-cart';
import { lineKey, type PlacedDesign } from '@/lib/domain/catalogue/design';
import type { Choice } from '@/lib/domain/catalogue/packed-variants';
import { MAX_LINES, MAX_QUANTITY } from '@/lib/domain/money/pricing';

type Said = { key: string; outcome: AddOutcome['outcome'] | 'refused' };

type Props = {
  variant: Choice | null;
  /** The shopper's own design, to go on it. */
  design?: PlacedDesign | undefined;
  /** Why it cannot be added like this, in the shopper's words. */
  refusal?: string | null;
};

/** `variant` is null where the chosen combination is not made. What happened is said right below the button. */
export function AddToCart({ variant, design, refusal = null }: Props) {
  const t = useTranslations('product');
  const [said, setSaid] = useState<Said | null>(null);
  const { cart } = useCart();
  const add = ({ id, priceMinor }: Choice) => {
    const goods = { variant_id: id, ...(design ? { design } : {}) };
    if (refusal !== null) return setSaid({ key: keyOf(goods), outcome: 'refused' });
    const { outcome } = addToCart(goods, 1);
    if (outcome === 'added') rememberPrices([{ variantId: id, unitMinor: priceMinor }]);
    setSaid({ key: keyOf(goods), outcome });
  };
  const key = variant && lineKey(variant.id, design);
  const outcome = said?.key === key ? said?.outcome : undefined;
  return (
    <div
      data-bottom-bar
      className="max-md:sticky max-md:bottom-0 max-md:z-20 max-md:-mx-4 max-md:border-line max-md:border-t max-md:bg-page/95 max-md:px-4 max-md:py-3 max-md:backdrop-blur-md"
    >
      {variant?.available ? (
        <Button size="lg" className="w-full" onClick={() => add(variant)}>
          {outcome === 'added' ? t('addAnother') : t(design ? 'addDesign' : 'add')}
        </Button>
      ) : (
        <Button size="lg" className="w-full" disabled>
          {variant ? t('soldOut') : t('notMade')}
        </Button>
      )}
      <div role="status">
        {outcome === undefined ? null : (
          <div className="flex min-h-11 animate-rise items-center gap-2 pt-2 text-[0.9375rem]">
            {outcome === 'added' ? (
              <>
                <Check aria-hidden className="size-5 shrink-0 text-good" />
                <span className="mr-auto">{t('inCart')}</span>
                <Link
                  href="/cart"
                  className="flex min-h-11 items-center font-medium text-accent underline underline-offset-4"
                >
                  {t('viewCart', { count: countOf(cart) })}
                </Link>
              </>
            ) : (
              <p className="text-danger">
                {outcome === 'refused'
                  ? refusal
                  : t(outcome, { most: outcome === 'cart_full' ? MAX_LINES : MAX_QUANTITY })}
              </p>
            )}
          </div>
        )}
      </div>
    </div>
  );
}
