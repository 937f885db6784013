import { SearchX } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { NotAllowed } from '@/components/admin/not-allowed';
import { OrdersFilter } from '@/components/admin/orders-filter';
import { OrdersTable } from '@/components/admin/orders-table';
import { EmptyState } from '@/components/ui/empty-state';
import { adminOrdersAnswer, adminOrdersQuery } from '@/lib/contracts/admin';
import { listOrders } from '@/lib/services/orders/list-orders';
import { staffContext } from '../staff-context';

export const metadata: Metadata = { title: 'Orders' };

type Search = Record<string, string | string[] | undefined>;

export default async function AdminOrdersPage({ searchParams }: { searchParams: Promise<Search> }) {
  const ctx = await staffContext();
  if (!ctx) return <NotAllowed />;
  // An untouched form field arrives as an empty string; that is no filter.
  const given = Object.entries(await searchParams).filter(([, value]) => value !== '');
  const query = adminOrdersQuery.safeParse(Object.fromEntries(given));
  if (!query.success) {
    return (
      <Nothing title="That search does not work">
        Something in the address is not a filter we know. Clear it and search again.
      </Nothing>
    );
  }
  const { orders, next_cursor } = adminOrdersAnswer.parse(await listOrders(ctx, query.data));
  const { cursor, ...filter } = query.data;
  const pageAt = (position: { cursor?: string }) => {
    const entries = Object.entries({ ...filter, ...position });
    return `/admin/orders?${new URLSearchParams(entries.flatMap(([name, value]) => (value ? [[name, value]] : [])))}`;
  };
  return (
    <div className="space-y-6">
      <h1>Orders</h1>
      <OrdersFilter values={filter} />
      {orders.length === 0 ? (
        <Nothing title="No orders found">Nothing matches. Numbers and addresses must be complete.</Nothing>
      ) : (
        <OrdersTable orders={orders} />
      )}
      <nav aria-label="Pages" className="flex gap-3">
        {cursor ? (
          <Link href={pageAt({})} className="btn btn-quiet">
            Newest
          </Link>
        ) : null}
        {next_cursor ? (
          <Link href={pageAt({ cursor: next_cursor })} className="btn btn-quiet">
            Older
          </Link>
        ) : null}
      </nav>
    </div>
  );
}

function Nothing({ title, children }: { title: string; children: string }) {
  return (
    <EmptyState
      icon={SearchX}
      title={title}
      action={
        <Link href="/admin/orders" className="btn btn-quiet">
          Show all orders
        </Link>
      }
    >
      {children}
    </EmptyState>
  );
}
