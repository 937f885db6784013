import { keepPreviousData, useQuery } from '@tanstack/react-query';
import {
  type AlertsAnswer,
  alertChanged,
  alertsAnswer,
  checkAnswer,
  retryAnswer,
} from '@/lib/contracts/backoffice/alerts';
import { syncOrderAnswer } from '@/lib/contracts/orders';
import type { AlertsQuery } from '@/lib/domain/order/list-filters';
import { apiGet } from '../core/api';
import { useAdminPost } from './use-admin-post';

const POLL_MS = 10_000;

/** One desk's queue, kept fresh while it is looked at. `initial` is what the server rendered for its query. */
export function useAlerts(query: AlertsQuery, initial: { query: AlertsQuery; answer: AlertsAnswer }) {
  const given = Object.entries(query).flatMap(([name, value]) => (value ? [[name, String(value)]] : []));
  const params = new URLSearchParams(given).toString();
  const known = JSON.stringify(query) === JSON.stringify(initial.query);
  return useQuery({
    queryKey: ['admin', 'alerts', params],
    queryFn: ({ signal }) => apiGet(`/api/admin/alerts?${params}`, alertsAnswer, { signal }),
    refetchInterval: POLL_MS,
    placeholderData: keepPreviousData,
    ...(known ? { initialData: initial.answer } : {}),
  });
}

type About = { alertId: string };
const at = (action: string) => (input: About) => `/api/admin/alerts/${input.alertId}/${action}`;

export const useRunChecks = () => useAdminPost(() => '/api/admin/alerts/check', checkAnswer);
export const useAssignAlert = () =>
  useAdminPost(at('assign'), alertChanged, ({ assigneeId }: About & { assigneeId: string | null }) => ({
    assignee_id: assigneeId,
  }));
export const useAcknowledgeAlert = () => useAdminPost(at('acknowledge'), alertChanged);
export const useResolveAlert = () =>
  useAdminPost(at('resolve'), alertChanged, ({ note }: About & { note: string }) => ({ note }));
export const useRetryAlert = () => useAdminPost(at('retry'), retryAnswer);
export const useResyncOrder = () =>
  useAdminPost(({ orderId }: { orderId: string }) => `/api/payments/sync-order/${orderId}`, syncOrderAnswer);
