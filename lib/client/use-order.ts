import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type OrderTracking, orderTrackingAnswer } from '@/lib/contracts/orders';
import { apiGet } from './api';

const POLL_MS = 15_000;

const orderKey = (orderNumber: string) => ['order', orderNumber] as const;

/** The order as the server last told it: pushed where the browser can listen, asked for every 15 s where not. */
export function useOrder(initial: OrderTracking): { order: OrderTracking; stale: boolean; refetch: () => void } {
  const number = initial.order_number;
  const client = useQueryClient();
  const { data, isError } = useQuery({
    queryKey: orderKey(number),
    queryFn: () => apiGet(`/api/payments/order-tracking/${number}`, orderTrackingAnswer),
    initialData: initial,
    refetchInterval: POLL_MS,
  });
  const refetch = () => void client.invalidateQueries({ queryKey: orderKey(number) });

  useEffect(() => {
    const events = new EventSource(`/api/payments/order-events/${number}`);
    const ask = () => void client.invalidateQueries({ queryKey: orderKey(number) });
    events.addEventListener('changed', ask);
    // Whatever was said while the line was down is lost, so every (re)connection asks once.
    events.addEventListener('open', ask);
    return () => events.close();
  }, [client, number]);

  return { order: data, stale: isError, refetch };
}
