import { useRouter } from 'next/navigation';
import { useEffect, useState, useTransition } from 'react';

const POLL_MS = 15_000;

/**
 * Has the server render the order again when it has moved: told so where the browser can listen, asked every 15 s
 * where not. `version`: of what is shown. `isStale` while the shop cannot be reached.
 */
export function useLiveOrder(orderNumber: string, version: string): { isStale: boolean } {
  const { refresh } = useRouter();
  const [isRefreshing, startRefresh] = useTransition();
  const [isStale, setIsStale] = useState(false);
  const [newest, setNewest] = useState(version);
  const [asked, setAsked] = useState(version);

  // One refresh at a time: what is told meanwhile leads to one more.
  useEffect(() => {
    if (isRefreshing || newest === asked) return;
    setAsked(newest);
    if (newest !== version) startRefresh(refresh);
  }, [newest, asked, version, isRefreshing, refresh]);

  useEffect(() => {
    let listening = false;
    const tell = ({ data }: MessageEvent<string>) => {
      listening = true;
      setIsStale(false);
      setNewest(data);
    };
    const events = new EventSource(`/api/payments/order-events/${orderNumber}`);
    // Whatever was said while the line was down is lost, so every (re)connection tells how far the order is.
    events.addEventListener('version', tell);
    events.addEventListener('changed', tell);
    events.addEventListener('error', () => {
      listening = false;
    });
    const look = async () => {
      try {
        const now = await readVersion(orderNumber);
        setIsStale(false);
        setNewest(now);
      } catch {
        // Whatever it was, it is tried again; the page says that it may be behind.
        setIsStale(true);
      }
    };
    const poll = setInterval(() => {
      if (!listening && document.visibilityState === 'visible') void look();
    }, POLL_MS);
    return () => {
      events.close();
      clearInterval(poll);
    };
  }, [orderNumber]);

  return { isStale };
}

/** Asked first, because a refresh that fails would leave the page for the browser's own error. */
async function readVersion(orderNumber: string): Promise<string> {
  const response = await fetch(`/api/payments/order-tracking/${orderNumber}`, { cache: 'no-store' });
  if (!response.ok) throw new Error(`the shop answered ${response.status}`);
  const answer: { version?: unknown } = await response.json();
  if (typeof answer.version !== 'string') throw new Error('the shop told no version');
  return answer.version;
}
