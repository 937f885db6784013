import { SearchX } from 'lucide-react';
import type { Metadata } from 'next';
import { NotAllowed } from '@/components/admin/not-allowed';
import { OrdersConsole } from '@/components/admin/orders/orders-console';
import { countriesIn } from '@/components/checkout/form/countries';
import { EmptyState } from '@/components/ui/empty-state';
import { ButtonLink } from '@/components/ui/form/button-link';
import { adminOrdersAnswer, adminOrdersQuery, orderViewsAnswer } from '@/lib/contracts/backoffice/admin-orders';
import { toAnswer } from '@/lib/contracts/facts';
import { DEFAULT_LOCALE } from '@/lib/domain/core/locale';
import { allowedTo } from '@/lib/domain/order/policy';
import { listViews } from '@/lib/services/backoffice/orders/list-views';
import { searchOrders } from '@/lib/services/backoffice/orders/search-orders';
import { staffContext } from '../staff-context';

export const metadata: Metadata = { title: 'Orders' };

type Search = Record<string, string | string[] | undefined>;

export default async function AdminOrdersPage({ searchParams }: { searchParams: Promise<Search> }) {
  const ctx = await staffContext();
  if (!ctx) return <NotAllowed />;
  const given = Object.entries(await searchParams).filter(([, value]) => value !== '');
  const query = adminOrdersQuery.safeParse(Object.fromEntries(given));
  if (!query.success) {
    return (
      <EmptyState
        icon={SearchX}
        heading={1}
        title="That search does not work"
        action={<ButtonLink href="/admin/orders">Show all orders</ButtonLink>}
      >
        Something in the address is not a filter we know.
      </EmptyState>
    );
  }
  const [page, views] = await Promise.all([searchOrders(ctx, query.data), listViews(ctx)]);
  return (
    <div className="space-y-5">
      <h1 className="text-2xl">Orders</h1>
      <OrdersConsole
        initial={{ query: query.data, page: toAnswer(adminOrdersAnswer, page) }}
        views={toAnswer(orderViewsAnswer, views)}
        providers={[...ctx.pods.values()].map(({ id, label }) => ({ value: id, label }))}
        countries={countriesIn(DEFAULT_LOCALE)}
        allowed={allowedTo(ctx.actor)}
      />
    </div>
  );
}
