'use client';

import { Moon, Sun } from 'lucide-react';
import { buttonStyle } from '@/components/ui/button-style';

/** Read by app/layout.tsx: the server renders in the chosen colours, so nothing flashes. */
const YEAR_S = 31_536_000;

export function ThemeToggle() {
  const toggle = () => {
    const root = document.documentElement;
    const chosen = root.dataset['theme'];
    const isDark = chosen === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark';
    const next = isDark ? 'light' : 'dark';
    root.dataset['theme'] = next;
    window.dispatchEvent(new Event('themechange'));
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari.
    document.cookie = `theme=${next}; path=/; max-age=${YEAR_S}; samesite=lax`;
  };
  return (
    <button
      type="button"
      onClick={toggle}
      aria-label="Switch between light and dark"
      className={buttonStyle({ variant: 'ghost', icon: true })}
    >
      <Sun aria-hidden className="theme-sun size-5" />
      <Moon aria-hidden className="theme-moon size-5" />
    </button>
  );
}
