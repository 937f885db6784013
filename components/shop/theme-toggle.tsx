'use client';
import { Moon, Sun } from 'lucide-react';

/** Switches between light and dark and remembers it in a cookie, which the server renders by: nothing flashes. */
export function ThemeToggle() {
  const toggle = () => {
    const root = document.documentElement;
    const isDark = root.dataset.theme
      ? root.dataset.theme === 'dark'
      : matchMedia('(prefers-color-scheme: dark)').matches;
    const next = isDark ? 'light' : 'dark';
    root.dataset.theme = next;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari.
    document.cookie = `theme=${next}; path=/; max-age=31536000; samesite=lax`;
  };
  return (
    <button
      type="button"
      onClick={toggle}
      aria-label="Switch between light and dark"
      className="flex min-h-11 min-w-11 items-center justify-center text-quiet hover:text-ink"
    >
      <Sun aria-hidden="true" size={18} className="hidden [[data-theme=dark]_&]:block" />
      <Moon aria-hidden="true" size={18} className="[[data-theme=dark]_&]:hidden" />
    </button>
  );
}
