import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { isTyping } from '@/lib/client/admin/is-typing';

/** Second keys after `g`, as in "go to". */
export const GO_TO: Readonly<Record<string, { href: string; label: string }>> = {
  h: { href: '/admin', label: 'Overview' },
  o: { href: '/admin/orders', label: 'Orders' },
  n: { href: '/admin/attention', label: 'Needs attention' },
  w: { href: '/admin/webhooks', label: 'Webhooks' },
  a: { href: '/admin/alerts', label: 'Alerts' },
};
const SEQUENCE_MS = 1_200;

/** Moves the focus along everything in the page that is marked `data-row`, from wherever in a row it stands. */
function moveFocus(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('main [data-row]')].filter(
    (row) => row.offsetParent !== null,
  );
  const focused = document.activeElement;
  const at = rows.findIndex((row) => row.contains(focused) || row.closest('tr, li')?.contains(focused));
  const next = rows[at === -1 ? (step === 1 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + step))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

/** The console's keys: palette, help, rows, and `g` followed by a screen. */
export function useShortcuts({ palette, help }: { palette: () => void; help: () => void }): void {
  const router = useRouter();
  const startedAt = useRef(0);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        return palette();
      }
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      const target = performance.now() - startedAt.current < SEQUENCE_MS ? GO_TO[event.key] : undefined;
      startedAt.current = 0;
      if (target) return router.push(target.href);
      if (event.key === 'g') startedAt.current = performance.now();
      else if (event.key === 'j') moveFocus(1);
      else if (event.key === 'k') moveFocus(-1);
      else if (event.key === '?') help();
      else if (event.key === '/') {
        const field = document.querySelector<HTMLElement>('main input[type="search"]');
        if (!field) return;
        event.preventDefault();
        field.focus();
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [router, palette, help]);
}
