'use client';
import { ShoppingBag } from 'lucide-react';
import Link from 'next/link';
import { useCart } from '@/lib/client/cart-store';
import { ThemeToggle } from './theme-toggle';

export function SiteHeader({ shopName }: { shopName: string }) {
  const count = useCart().reduce((sum, { quantity }) => sum + quantity, 0);
  return (
    <header className="border-line border-b bg-card">
      <div className="mx-auto flex min-h-16 w-full max-w-6xl flex-wrap items-center gap-x-4 px-4">
        <Link href="/" className="mr-auto font-semibold text-lg tracking-tight">
          {shopName}
        </Link>
        <nav aria-label="Main" className="flex items-center gap-1">
          <Link href="/track" className="flex min-h-11 items-center px-2 text-quiet hover:text-ink">
            Track
          </Link>
          <Link href="/account/orders" className="flex min-h-11 items-center px-2 text-quiet hover:text-ink">
            Account
          </Link>
          <ThemeToggle />
          <Link
            href="/cart"
            className="flex min-h-11 items-center gap-2 px-2"
            aria-label={`Cart, ${count} ${count === 1 ? 'item' : 'items'}`}
          >
            <ShoppingBag aria-hidden="true" size={20} />
            <span className="min-w-4 tabular-nums">{count}</span>
          </Link>
        </nav>
      </div>
    </header>
  );
}
