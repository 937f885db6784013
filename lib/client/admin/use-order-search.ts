import { useQuery } from '@tanstack/react-query';
import { adminOrdersAnswer } from '@/lib/contracts/backoffice/admin-orders';
import { apiGet } from '../core/api';
import { useDebounced } from '../core/use-debounced';

const LEAST_CHARS = 4;
const DELAY_MS = 250;

/** Orders that match what is typed, once it is long enough to mean one. */
export function useOrderSearch(typed: string) {
  const q = useDebounced(typed.trim(), DELAY_MS);
  const asks = q.length >= LEAST_CHARS;
  const { data, isFetching } = useQuery({
    queryKey: ['admin', 'order-search', q],
    queryFn: ({ signal }) => apiGet(`/api/admin/orders?${new URLSearchParams({ q })}`, adminOrdersAnswer, { signal }),
    enabled: asks,
  });
  return { orders: asks ? (data?.orders.slice(0, 6) ?? []) : [], searching: asks && isFetching };
}
