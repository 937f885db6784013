import { useSyncExternalStore } from 'react';
import { readJson, writeJson } from './browser-storage';

/** Where the shopper wants things sent, remembered in this browser. */
const KEY = 'flowbotz.country';
const listeners = new Set<() => void>();
let chosen: string | null = null;

function storedCountry(): string | null {
  const stored = readJson('local', KEY);
  return typeof stored === 'string' && /^[A-Z]{2}$/.test(stored) ? stored : chosen;
}

export function rememberCountry(country: string): void {
  chosen = country;
  writeJson('local', KEY, country);
  for (const wake of listeners) wake();
}

function subscribe(wake: () => void): () => void {
  listeners.add(wake);
  return () => listeners.delete(wake);
}

/** The remembered country, else `guess`, which is what the server rendered with. */
export function useCountry(guess: string): string {
  return useSyncExternalStore(
    subscribe,
    () => storedCountry() ?? guess,
    () => guess,
  );
}
