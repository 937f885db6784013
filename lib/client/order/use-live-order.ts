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
    let events: EventSource | null = null;
    const hangUp = () => {
      events?.close();
      events = null;
      listening = false;
    };
    // A page that nobody sees keeps no line: over HTTP/1.1 a browser has six of them for all its tabs.
    const dial = () => {
      if (document.visibilityState === 'hidden') return hangUp();
      if (events) return;
      events = new EventSource(`/api/payments/order-events/${orderNumber}`);
      // Whatever was said while the line was down is lost, so every (re)connection tells how far the order is.
      events.addEventListener('version', tell);
      events.addEventListener('changed', tell);
      events.addEventListener('error', () => {
        listening = false;
      });
    };
    dial();
    document.addEventListener('visibilitychange', dial);
    let known: Known | null = null;
    const look = async () => {
      try {
        known = await readVersion(orderNumber, known);
        setIsStale(false);
        setNewest(known.version);
      } catch {
        // Whatever it was, it is tried again; the page says that it may be behind.
        setIsStale(true);
      }
    };
    const poll = setInterval(() => {
      if (!listening && document.visibilityState === 'visible') void look();
    }, POLL_MS);
    return () => {
      hangUp();
      document.removeEventListener('visibilitychange', dial);
      clearInterval(poll);
    };
  }, [orderNumber]);

  return { isStale };
}

type Known = { version: string; etag: string | null };

/** Asked first, because a refresh that fails would leave the page for the browser's own error. */
async function readVersion(orderNumber: string, known: Known | null): Promise<Known> {
  const response = await fetch(`/api/payments/order-tracking/${orderNumber}`, {
    cache: 'no-store',
    headers: known?.etag ? { 'if-none-match': known.etag } : {},
  });
  if (known && response.status === 304) return known;
  if (!response.ok) throw new Error(`the shop answered ${response.status}`);
  const answer: { version?: unknown } = await response.json();
  if (typeof answer.version !== 'string') throw new Error('the shop told no version');
  return { version: answer.version, etag: response.headers.get('etag') };
}
