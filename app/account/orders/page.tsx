import { Package } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { OrderCard } from '@/components/orders/order-card';
import { SignOutButton } from '@/components/orders/sign-out-button';
import { EmptyState } from '@/components/ui/empty-state';
import { isStaff } from '@/lib/domain/actor';
import { pageContext } from '@/lib/http/page-context';
import { listMyOrders } from '@/lib/services/orders/list-orders';

export const metadata: Metadata = { title: 'Your orders', robots: { index: false } };

export default async function MyOrdersPage({ searchParams }: { searchParams: Promise<{ cursor?: string }> }) {
  const { cursor } = await searchParams;
  const ctx = await pageContext();
  if (ctx.actor.kind !== 'user') redirect('/sign-in?callbackUrl=/account/orders');
  const { orders, next_cursor } = await listMyOrders(ctx, { cursor });
  return (
    <div className="space-y-6">
      <header className="flex flex-wrap items-center gap-3">
        <div className="mr-auto">
          <h1>Your orders</h1>
          <p className="mt-1 text-quiet">{ctx.actor.email}</p>
        </div>
        {isStaff(ctx.actor) ? (
          <Link href="/admin/orders" className="btn btn-quiet">
            Admin
          </Link>
        ) : null}
        <SignOutButton />
      </header>
      {orders.length === 0 ? (
        <EmptyState
          icon={Package}
          title="No orders here yet"
          action={
            <>
              <Link href="/" className="btn">
                Go shopping
              </Link>
              <Link href="/track" className="btn btn-quiet">
                Find an order by number
              </Link>
            </>
          }
        >
          Orders you place while signed in are listed here.
        </EmptyState>
      ) : (
        <ul className="grid gap-4 md:grid-cols-2">
          {orders.map((order) => (
            <li key={order.order_id}>
              <OrderCard order={order} />
            </li>
          ))}
        </ul>
      )}
      {next_cursor ? (
        <Link href={`/account/orders?cursor=${encodeURIComponent(next_cursor)}`} className="btn btn-quiet">
          Older orders
        </Link>
      ) : null}
    </div>
  );
}
