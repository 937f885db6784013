import { useCallback, useEffect, useRef, useState } from 'react';
import type { OrderTracking } from '@/lib/contracts/orders';

const POLL_MS = 15_000;

/**
 * The order as the server last told it: pushed where the browser can listen, asked for every 15 s where not. `stale`
 * while the shop cannot be reached.
 */
export function useOrder(initial: OrderTracking): { order: OrderTracking; stale: boolean; refetch: () => void } {
  const number = initial.order_number;
  const [order, setOrder] = useState(initial);
  const [stale, setStale] = useState(false);
  const shown = useRef(initial.version);
  const asking = useRef<'no' | 'yes' | 'again'>('no');

  const refetch = useCallback(() => {
    const ask = async (): Promise<void> => {
      if (asking.current !== 'no') {
        asking.current = 'again';
        return;
      }
      asking.current = 'yes';
      try {
        const { readOrder } = await import('./order-care');
        const next = await readOrder(number);
        shown.current = next.version;
        setOrder(next);
        setStale(false);
      } catch {
        // Whatever it was, it is tried again; the page says that it may be behind.
        setStale(true);
      }
      const again = asking.current !== 'yes';
      asking.current = 'no';
      if (again) await ask();
    };
    void ask();
  }, [number]);

  useEffect(() => {
    let listening = false;
    const events = new EventSource(`/api/payments/order-events/${number}`);
    events.addEventListener('changed', refetch);
    // Whatever was said while the line was down is lost, so every (re)connection tells how far the order is.
    events.addEventListener('version', ({ data }) => {
      listening = true;
      setStale(false);
      if (data !== shown.current) refetch();
    });
    events.addEventListener('error', () => {
      listening = false;
    });
    const poll = setInterval(() => {
      if (!listening && document.visibilityState === 'visible') refetch();
    }, POLL_MS);
    return () => {
      events.close();
      clearInterval(poll);
    };
  }, [number, refetch]);

  return { order, stale, refetch };
}
