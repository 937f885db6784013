import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type * as z from 'zod/mini';
import {
  type AdminOrder,
  adminOrderAnswer,
  cancelPreviewAnswer,
  compareOrderAnswer,
  moneyAnswer,
} from '@/lib/contracts/backoffice/admin-order';
import { problemsAnswer } from '@/lib/contracts/self-service';
import { apiGet, apiPost } from '../core/api';

const pathOf = (orderNumber: string) => `/api/admin/orders/${orderNumber}`;
const keyOf = (orderNumber: string) => ['admin', 'order', orderNumber] as const;

/** The order as staff see it, asked for again whenever it moves. */
export function useAdminOrder(initial: AdminOrder): { order: AdminOrder; stale: boolean } {
  const number = initial.order_number;
  const client = useQueryClient();
  const { data, isError } = useQuery({
    queryKey: keyOf(number),
    queryFn: () => apiGet(pathOf(number), adminOrderAnswer),
    initialData: initial,
  });
  useEffect(() => {
    const events = new EventSource(`/api/payments/order-events/${number}`);
    const ask = () => void client.invalidateQueries({ queryKey: keyOf(number) });
    events.addEventListener('changed', ask);
    // Whatever was said while the line was down is lost, so every (re)connection asks once.
    events.addEventListener('open', ask);
    return () => events.close();
  }, [client, number]);
  return { order: data, stale: isError };
}

/** What it brought and cost. Stripe is asked, so it comes after the page. */
export function useOrderMoney(orderNumber: string) {
  return useQuery({
    queryKey: [...keyOf(orderNumber), 'money'],
    queryFn: () => apiGet(`${pathOf(orderNumber)}/money`, moneyAnswer),
  });
}

/** What the shopper reported, with the photos' addresses. */
export function useOrderProblems(orderNumber: string) {
  return useQuery({
    queryKey: [...keyOf(orderNumber), 'problems'],
    queryFn: () => apiGet(`${pathOf(orderNumber)}/problems`, problemsAnswer),
  });
}

/** Asked anew each time it is opened; while that goes on, the old answer is not to be shown (`isFetching`). */
export function useComparison(orderNumber: string, enabled: boolean) {
  return useQuery({
    queryKey: ['admin', 'compare', orderNumber],
    queryFn: ({ signal }) => apiGet(`${pathOf(orderNumber)}/compare`, compareOrderAnswer, { signal }),
    enabled,
    staleTime: 0,
  });
}

export function useCancelPreview(orderNumber: string, enabled: boolean) {
  return useQuery({
    queryKey: ['admin', 'cancel-preview', orderNumber],
    queryFn: ({ signal }) => apiGet(`${pathOf(orderNumber)}/cancel`, cancelPreviewAnswer, { signal }),
    enabled,
    staleTime: 0,
  });
}

/** Does something to the order, then asks for it again with its money. `action` is the last part of the route. */
export function useOrderAction<Schema extends z.ZodMiniType>(orderNumber: string, action: string, answer: Schema) {
  return useActionAt(orderNumber, `${pathOf(orderNumber)}/${action}`, answer);
}

export function useDecideRefund<Schema extends z.ZodMiniType>(orderNumber: string, requestId: string, answer: Schema) {
  return useActionAt(orderNumber, `/api/admin/refunds/${requestId}/decide`, answer);
}

function useActionAt<Schema extends z.ZodMiniType>(orderNumber: string, path: string, answer: Schema) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: unknown) => apiPost(path, body, answer),
    // What failed may have been done all the same: the server is asked either way.
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(orderNumber) }),
  });
}
