import { usePathname } from 'next/navigation';
import { useEffect, useLayoutEffect, useRef } from 'react';

const FOCUSABLE = 'a[href], button:enabled, select:enabled, input:enabled, textarea:enabled, summary';
type Place = { element: Element; parents: { parent: Element; at: number }[] };

/**
 * What had the focus may be gone once it has done its work: a case that was resolved, a cancel that went through. The
 * focus then goes to what took its place, and not to the top of the page.
 */
export function useKeepFocus(): void {
  const last = useRef<Place | null>(null);
  const pathname = usePathname();
  // On another screen nothing takes the place of what was here.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is about the moment the path changes
  useLayoutEffect(() => {
    last.current = null;
  }, [pathname]);
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof Element && target.closest('main')) last.current = placeOf(target);
    };
    const onPointer = () => {
      last.current = null;
    };
    const observer = new MutationObserver(() => {
      if (!last.current || last.current.element.isConnected || document.activeElement !== document.body) return;
      const heir = heirOf(last.current);
      last.current = null;
      heir?.focus({ preventScroll: true });
    });
    observer.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('focusin', onFocus);
    document.addEventListener('pointerdown', onPointer, true);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('pointerdown', onPointer, true);
    };
  }, []);
}

function placeOf(element: Element): Place {
  const parents: Place['parents'] = [];
  for (let child = element; child.parentElement && child.tagName !== 'MAIN'; child = child.parentElement) {
    parents.push({ parent: child.parentElement, at: [...child.parentElement.children].indexOf(child) });
  }
  return { element, parents };
}

/** The first thing to use at its place in the nearest surroundings that are left, or before it; else the screen. */
function heirOf({ parents }: Place): HTMLElement | null {
  for (const { parent, at } of parents) {
    if (!parent.isConnected) continue;
    const after = [...parent.children].slice(at);
    const before = [...parent.children].slice(0, at).toReversed();
    for (const near of [...after, ...before]) {
      const found = near.matches(FOCUSABLE) ? near : near.querySelector(FOCUSABLE);
      if (found instanceof HTMLElement) return found;
    }
  }
  return document.querySelector('main');
}
