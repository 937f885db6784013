'use client';

import { useTranslations } from 'next-intl';
import { Toaster as Sonner } from 'sonner';

/**
 * Where toasts appear; anything may call sonner's `toast`. Below the header, since bars with the next step stand at
 * the bottom. Coloured by our tokens, so it follows the theme.
 */
export function Toaster() {
  const t = useTranslations('base');
  return (
    <Sonner
      containerAriaLabel={t('notifications')}
      position="top-center"
      offset={{ top: '4.75rem' }}
      mobileOffset={{ top: '4.5rem', left: '1rem', right: '1rem' }}
      duration={6000}
      toastOptions={{
        style: {
          background: 'var(--card)',
          color: 'var(--ink)',
          borderColor: 'var(--line)',
          fontFamily: '"Figtree Variable", system-ui, sans-serif',
          fontSize: '0.9375rem',
        },
        actionButtonStyle: { background: 'var(--ink)', color: 'var(--page)', height: '2rem', fontSize: '0.875rem' },
      }}
    />
  );
}
