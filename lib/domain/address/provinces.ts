import { ADDRESS_DATA } from './address-data';
import type { StateKind } from './country-data';

export type StateChoice = { value: string; label: string };

/** States, provinces and the like, where parcels need one; null where they need none. */
export function statesOf(country: string): { kind: StateKind; choices: StateChoice[] } | null {
  const states = ADDRESS_DATA[country]?.states;
  return states ? { kind: states.kind, choices: states.choices.map(([value, label]) => ({ value, label })) } : null;
}

/** `("US", "california")` and `("US", "CA")` → "CA"; null for what is no state there. */
export function stateCode(country: string, typed: string): string | null {
  const wanted = typed.trim().toLowerCase();
  const names = ADDRESS_DATA[country]?.states?.choices ?? [];
  return names.find((both) => both.some((name) => name.toLowerCase() === wanted))?.[0] ?? null;
}
