'use client';

import Link from 'next/link';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { addToCart } from '@/lib/client/cart-store';
import { rememberPrices } from '@/lib/client/seen-prices';
import type { VariantView } from '@/lib/contracts/catalogue';
import { MAX_LINES, MAX_QUANTITY } from '@/lib/domain/pricing';

/** `variant` is null where the chosen combination is not made. */
export function AddToCart({ title, variant }: { title: string; variant: VariantView | null }) {
  const add = ({ id, name, price_minor }: VariantView) => {
    const { outcome } = addToCart(id, 1);
    switch (outcome) {
      case 'added':
        rememberPrices([{ variantId: id, unitMinor: price_minor }]);
        toast.success(`${title} is in your cart`, {
          id: 'cart',
          description: name,
          action: <GoToCart />,
        });
        return;
      case 'quantity_full':
        toast.error(`One order has at most ${MAX_QUANTITY} of one item`, { id: 'cart' });
        return;
      case 'cart_full':
        toast.error(`One order has at most ${MAX_LINES} different items`, { id: 'cart' });
    }
  };
  if (!variant?.available) {
    return (
      <Button size="lg" className="w-full" disabled>
        {variant ? 'Sold out' : 'Not made in this combination'}
      </Button>
    );
  }
  return (
    <Button size="lg" className="w-full" onClick={() => add(variant)}>
      Add to cart
    </Button>
  );
}

function GoToCart() {
  return (
    <Link
      href="/cart"
      onClick={() => toast.dismiss('cart')}
      className="ml-auto shrink-0 font-medium text-accent underline underline-offset-4"
    >
      View cart
    </Link>
  );
}
