import { useEffect, useState } from 'react';

type Handlers = { open: (index: number) => void; toggle: (index: number) => void; search: () => void };

/** j and k walk through a list, Enter opens, x selects, / goes to the search. Returns where the walk stands, or -1. */
export function useListKeys(length: number, { open, toggle, search }: Handlers): number {
  const [at, setAt] = useState(-1);
  const here = Math.min(at, length - 1);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      switch (event.key) {
        case 'j':
          setAt(Math.min(here + 1, length - 1));
          break;
        case 'k':
          setAt(Math.max(here - 1, 0));
          break;
        case 'x':
          if (here >= 0) toggle(here);
          break;
        case 'Enter':
          // On a button or a link, Enter is that button's.
          if (here < 0 || event.target !== document.body) return;
          open(here);
          break;
        case '/':
          search();
          break;
        default:
          return;
      }
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [here, length, open, toggle, search]);
  return here;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) ||
    target.closest('[role=dialog]') !== null
  );
}
