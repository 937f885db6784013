import { z } from 'zod';
import { readJson, writeJson } from './browser-storage';

/** What the shopper last saw each variant cost, so that a changed price is told and never slipped in. */
const KEY = 'flowbotz.seen-prices';
const MAX_KEPT = 100;

const stored = z.record(z.string(), z.number().int());

export function seenPrices(): Record<string, number> {
  const parsed = stored.safeParse(readJson('local', KEY));
  return parsed.success ? parsed.data : {};
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
