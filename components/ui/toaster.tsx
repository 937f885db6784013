'use client';

import { Toaster as Sonner } from 'sonner';

/** Where toasts appear; anything may call sonner's `toast`. Coloured by our tokens, so it follows the theme. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      duration={6000}
      toastOptions={{
        style: {
          background: 'var(--card)',
          color: 'var(--ink)',
          borderColor: 'var(--line)',
          fontFamily: '"Inter Variable", system-ui, sans-serif',
          fontSize: '0.9375rem',
        },
        actionButtonStyle: { background: 'var(--ink)', color: 'var(--page)', height: '2rem', fontSize: '0.875rem' },
      }}
    />
  );
}
