import { readJson, writeJson } from '../core/browser-storage';

/** What the shopper last saw each variant cost, so that a changed price is told and never slipped in. */
const KEY = 'flowbotz.seen-prices';
const MAX_KEPT = 100;

export function seenPrices(): Record<string, number> {
  const stored = readJson('local', KEY);
  if (typeof stored !== 'object' || stored === null) return {};
  return Object.fromEntries(
    Object.entries(stored).filter((pair): pair is [string, number] => Number.isInteger(pair[1])),
  );
}

/** The newest are kept. */
export function rememberPrices(prices: readonly { variantId: string; unitMinor: number }[]): void {
  const renewed = new Map(Object.entries(seenPrices()));
  for (const { variantId, unitMinor } of prices) {
    renewed.delete(variantId);
    renewed.set(variantId, unitMinor);
  }
  writeJson('local', KEY, Object.fromEntries([...renewed].slice(-MAX_KEPT)));
}
