import type { Metadata } from 'next';
import Link from 'next/link';
import { TrackForm } from '@/components/orders/track-form';
import { ORDER_NUMBER } from '@/lib/domain/order-number';

export const metadata: Metadata = { title: 'Track your order' };

export default async function TrackPage({ searchParams }: { searchParams: Promise<{ number?: string }> }) {
  const { number = '' } = await searchParams;
  return (
    <div className="mx-auto max-w-md space-y-6 py-4 sm:py-8">
      <header>
        <h1>Track your order</h1>
        <p className="mt-2 text-quiet">
          We mail you a link that opens it: every package, when it comes, and what you can still change. No account
          needed.
        </p>
      </header>
      <TrackForm orderNumber={ORDER_NUMBER.test(number) ? number : ''} />
      <p className="text-quiet text-sm">
        Have an account?{' '}
        <Link href="/account/orders" className="text-ink underline underline-offset-4">
          All your orders are there
        </Link>
        . Bought as a guest? Sign in with the same e-mail, and they will be.
      </p>
    </div>
  );
}
