'use client';

import { Toaster as Sonner } from 'sonner';

/** Where toasts appear; anything may call sonner's `toast`. Coloured by our tokens, so it follows the theme. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      closeButton
      toastOptions={{
        style: { background: 'var(--card)', color: 'var(--ink)', borderColor: 'var(--line)', fontFamily: 'inherit' },
      }}
    />
  );
}
