import { useEffect } from 'react';
import { isTyping } from './is-typing';

/** x selects the row the focus stands in, whichever way it came there; rows carry their key as `data-select`. */
export function useRowSelect(toggle: (key: string) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'x' || event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-select]') : null;
      if (row?.dataset['select']) toggle(row.dataset['select']);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [toggle]);
}
