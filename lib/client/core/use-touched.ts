import { useEffect, useState } from 'react';

const SIGNS = ['pointerdown', 'keydown', 'focusin'] as const;

/** True from the moment somebody does something with the page. */
export function useTouched(): boolean {
  const [isTouched, setIsTouched] = useState(false);
  useEffect(() => {
    if (isTouched) return;
    const seen = () => setIsTouched(true);
    for (const sign of SIGNS) window.addEventListener(sign, seen, { passive: true });
    return () => {
      for (const sign of SIGNS) window.removeEventListener(sign, seen);
    };
  }, [isTouched]);
  return isTouched;
}
