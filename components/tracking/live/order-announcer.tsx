import { useEffect, useRef, useState } from 'react';

/** Several changes often come within a moment, and only the last one is worth hearing. */
const QUIET_MS = 1500;

/** Tells a screen reader, once and when it has time, that the order has moved. Says nothing while it has not. */
export function OrderAnnouncer({ words: now }: { words: string }) {
  const told = useRef(now);
  const [words, setWords] = useState('');
  useEffect(() => {
    if (now === told.current) return;
    const timer = setTimeout(() => {
      told.current = now;
      setWords(now);
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [now]);
  return (
    <p role="status" className="sr-only">
      {words}
    </p>
  );
}
