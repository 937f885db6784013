import { ADDRESS_DATA } from './address-data';
import type { StateKind } from './country-data';

export type StateChoice = { value: string; label: string };

/** States, provinces and the like, where parcels need one; null where they need none. */
export function statesOf(country: string): { kind: StateKind; choices: StateChoice[] } | null {
  const states = ADDRESS_DATA[country]?.states;
  return states ? { kind: states.kind, choices: states.choices.map(([value, label]) => ({ value, label })) } : null;
}

/** `("US", "california")`, `("CA", "Québec")` and `("JP", "東京都")` → their codes; null for what is no state there. */
export function stateCode(country: string, typed: string): string | null {
  const wanted = folded(typed);
  const names = ADDRESS_DATA[country]?.states?.choices ?? [];
  return names.find((each) => each.some((name) => name !== undefined && folded(name) === wanted))?.[0] ?? null;
}

/** Where states are numbered after their order in the list: `("JP", "Tokyo")` → "13". */
export function stateNumber(country: string, state: string): string | null {
  const place = ADDRESS_DATA[country]?.states?.choices.findIndex(([value]) => value === state) ?? -1;
  return place < 0 ? null : String(place + 1).padStart(2, '0');
}

/** Without marks and case: autofill writes Québec and Ōsaka. */
function folded(name: string): string {
  return name.trim().normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC').toLowerCase();
}
