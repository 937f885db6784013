import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import {
  type AdminOrdersQuery,
  adminOrdersAnswer,
  doneAnswer,
  orderViewsAnswer,
  savedViewAnswer,
} from '@/lib/contracts/backoffice/admin-orders';
import type { OrderFilter } from '@/lib/domain/order/list-filters';
import { apiDelete, apiGet, apiPost } from '../core/api';

export type OrdersPage = z.output<typeof adminOrdersAnswer>;
type Views = z.output<typeof orderViewsAnswer>;

const LIST = ['admin', 'orders'] as const;
const VIEWS = ['admin', 'order-views'] as const;
const COUNTS_EVERY_MS = 30_000;

export function queryString(query: Record<string, string | undefined>): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}

/** `initial` belongs to the query the page was loaded with. The old page stays until the new one is there. */
export function useOrders(query: AdminOrdersQuery, initial: { query: AdminOrdersQuery; page: OrdersPage }) {
  const isInitial = JSON.stringify(query) === JSON.stringify(initial.query);
  return useQuery({
    queryKey: [...LIST, query],
    queryFn: ({ signal }) => apiGet(`/api/admin/orders${queryString(query)}`, adminOrdersAnswer, { signal }),
    placeholderData: keepPreviousData,
    ...(isInitial ? { initialData: initial.page } : {}),
  });
}

export function useOrderViews(initial: Views) {
  return useQuery({
    queryKey: VIEWS,
    queryFn: () => apiGet('/api/admin/orders/views', orderViewsAnswer),
    initialData: initial,
    refetchInterval: COUNTS_EVERY_MS,
  });
}

/** After something was done to orders: list and counts are asked for again. */
export function useOrdersChanged(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all([client.invalidateQueries({ queryKey: LIST }), client.invalidateQueries({ queryKey: VIEWS })]);
  };
}

export function useSaveView() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: { name: string; query: OrderFilter }) =>
      apiPost('/api/admin/orders/views', input, savedViewAnswer),
    onSuccess: () => client.invalidateQueries({ queryKey: VIEWS }),
  });
}

export function useDeleteView() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => apiDelete(`/api/admin/orders/views/${id}`, doneAnswer),
    onSuccess: () => client.invalidateQueries({ queryKey: VIEWS }),
  });
}
