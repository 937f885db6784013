'use client';

import { Moon, Sun } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { buttonStyle } from '@/components/ui/form/button-style';

const YEAR_MS = 31_536_000_000;

/** The choice goes into a cookie, so that the server renders in the right colours and nothing flashes. */
function remember(theme: 'light' | 'dark'): void {
  // Without the Cookie Store API (old browsers, plain http) the choice lasts until the next page load.
  void globalThis.cookieStore?.set({
    name: 'theme',
    value: theme,
    path: '/',
    expires: Date.now() + YEAR_MS,
    sameSite: 'lax',
  });
}

export function ThemeToggle() {
  const t = useTranslations('base');
  const toggle = () => {
    const root = document.documentElement;
    const chosen = root.dataset.theme;
    const isDark = chosen === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark';
    const next = isDark ? 'light' : 'dark';
    root.dataset.theme = next;
    remember(next);
  };
  return (
    <button
      type="button"
      onClick={toggle}
      aria-label={t('theme')}
      className={buttonStyle({ variant: 'ghost', icon: true })}
    >
      <Sun aria-hidden className="theme-sun size-5" />
      <Moon aria-hidden className="theme-moon size-5" />
    </button>
  );
}
