'use client';

import { SearchX } from 'lucide-react';
import { useCallback, useState } from 'react';
import { Alert } from '@/components/ui/alert';
import { EmptyState } from '@/components/ui/empty-state';
import { Button } from '@/components/ui/form/button';
import { useBulk } from '@/lib/client/admin/use-bulk';
import { useOrderFilter } from '@/lib/client/admin/use-order-filter';
import { type OrdersPage, useOrders, useOrdersChanged } from '@/lib/client/admin/use-orders';
import { useRowSelect } from '@/lib/client/admin/use-row-select';
import type { AdminOrdersQuery, OrderViews } from '@/lib/contracts/backoffice/admin-orders';
import { BulkBar } from './bulk-bar';
import { BulkResults } from './bulk-results';
import { type Choice, OrderFilters } from './order-filters';
import { OrdersTable } from './orders-table';
import { ViewBar } from './view-bar';

type Props = {
  initial: { query: AdminOrdersQuery; page: OrdersPage };
  views: OrderViews;
  providers: readonly Choice[];
  /** From the server: browsers name some countries differently. */
  countries: readonly Choice[];
  allowed: readonly string[];
};

/** Every order, narrowed down by the address, and what can be done to many of them at once. */
export function OrdersConsole({ initial, views, providers, countries, allowed }: Props) {
  const filter = useOrderFilter();
  const orders = useOrders({ ...filter.filter, ...filter.edge }, initial);
  const bulk = useBulk(useOrdersChanged());
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const rows = orders.data?.orders ?? [];

  const toggle = useCallback((numbers: readonly string[], on?: boolean) => {
    setSelected((before) => {
      const after = new Set(before);
      for (const number of numbers) {
        if (on ?? !after.has(number)) after.add(number);
        else after.delete(number);
      }
      return after;
    });
  }, []);
  useRowSelect(useCallback((number: string) => toggle([number]), [toggle]));

  return (
    <div className="space-y-5">
      <ViewBar initial={views} filter={filter} />
      <OrderFilters filter={filter} providers={providers} countries={countries} busy={orders.isFetching} />
      {orders.isError ? (
        <Alert
          tone="danger"
          live="alert"
          title="The orders could not be loaded"
          action={<Button onClick={() => void orders.refetch()}>Try again</Button>}
        >
          {orders.error.message}
        </Alert>
      ) : null}
      {bulk.run ? <BulkResults run={bulk.run} onStop={bulk.stop} onClose={bulk.clear} /> : null}
      {rows.length === 0 ? (
        <EmptyState
          icon={SearchX}
          title={filter.isFiltered ? 'No orders here' : 'No orders yet'}
          action={
            filter.isFiltered ? (
              <Button variant="secondary" onClick={() => filter.show({})}>
                Show all orders
              </Button>
            ) : undefined
          }
        >
          {filter.filter.q
            ? 'Looked for in names, e-mails, cities, items and the ends of order numbers. Tracking and payment numbers must be complete.'
            : filter.isFiltered
              ? 'Nothing matches.'
              : 'The first one stands here as soon as somebody checks out.'}
        </EmptyState>
      ) : (
        <OrdersTable rows={rows} selected={selected} onToggle={toggle} stale={orders.isPlaceholderData} />
      )}
      <Pager page={orders.data} onTurn={filter.turn} />
      <BulkBar
        selected={[...selected]}
        filter={filter.filter}
        empty={rows.length === 0}
        allowed={allowed}
        busy={bulk.run?.running ?? false}
        onRun={(action, reason) => void bulk.start(action, [...selected], reason)}
        onClear={() => setSelected(new Set())}
      />
    </div>
  );
}

function Pager({
  page,
  onTurn,
}: {
  page: OrdersPage | undefined;
  onTurn: (edge: { after: string } | { before: string } | null) => void;
}) {
  if (!page || (page.newer === null && page.older === null)) return null;
  const { newer, older } = page;
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center justify-between gap-3">
      <Button variant="secondary" disabled={newer === null} onClick={() => newer && onTurn({ before: newer })}>
        Newer
      </Button>
      {newer === null ? null : (
        <Button variant="ghost" onClick={() => onTurn(null)}>
          Newest
        </Button>
      )}
      <Button variant="secondary" disabled={older === null} onClick={() => older && onTurn({ after: older })}>
        Older
      </Button>
    </nav>
  );
}
