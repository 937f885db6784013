'use client';

import { ShoppingBag } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { buttonStyle } from '@/components/ui/form/button-style';
import { Link } from '@/components/ui/link';
import { countOf } from '@/lib/client/cart/cart';
import { useCart } from '@/lib/client/cart/use-cart';

/** Three messages instead of a plural: reading the rules of plurals would hold up every page's start on a phone. */
export function CartLink() {
  const t = useTranslations('base');
  const { cart } = useCart();
  const count = countOf(cart);
  return (
    <Link
      href="/cart"
      aria-label={count < 2 ? t(count === 0 ? 'cartEmpty' : 'cartOne') : t('cartMany', { count: String(count) })}
      className={buttonStyle({ variant: 'ghost', icon: true, className: 'relative' })}
    >
      <ShoppingBag aria-hidden className="size-5" />
      {count === 0 ? null : (
        <span
          aria-hidden
          className="absolute top-0.5 right-0 grid h-5 min-w-5 place-items-center rounded-full bg-accent px-1 text-xs font-semibold text-on-accent tabular-nums"
        >
          {count > 99 ? '99+' : count}
        </span>
      )}
    </Link>
  );
}
