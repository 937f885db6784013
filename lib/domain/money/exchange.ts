import { DECIMALS } from './currencies';

/** What one of a currency is worth in another, as somebody read it on that day (`2026-11-30`). */
export type Rate = { currency: string; into: string; rate: number; day: string };
/** `currency` null: everything is sold in what its print shop prices it in. */
export type Exchange = { currency: string | null; rates: readonly Rate[] };

/** `USD EUR 0.9215 2026-11-30`, one per line: 1 USD is 0.9215 EUR; null for a line that is no rate. */
export function ratesIn(text: string): (Rate | null)[] {
  return text.split('\n').flatMap((line) => {
    if (line.trim() === '') return [];
    const [, currency = '', into = '', amount, day = ''] =
      /^([A-Z]{3})\s+([A-Z]{3})\s+(\d+(?:\.\d+)?)\s+(\d{4}-\d\d-\d\d)$/.exec(line.trim()) ?? [];
    const rate = Number(amount);
    const isRate = DECIMALS.has(currency) && DECIMALS.has(into) && currency !== into && rate > 0 && isDay(day);
    return [isRate ? { currency, into, rate, day } : null];
  });
}

function isDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}

const DAY_MS = 86_400_000;

/** Nowhere on earth has that day begun. */
export function isToCome({ day }: Pick<Rate, 'day'>, now: Date): boolean {
  return new Date(`${day}T00:00:00+14:00`) > now;
}

/** The day may have begun where it was read, and not yet in UTC. */
export function ageDays({ day }: Pick<Rate, 'day'>, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - new Date(`${day}T00:00:00Z`).getTime()) / DAY_MS));
}

/** The settings of a shop as they are used. */
export function exchangeOf({ currency, rates }: { currency: string; rates: string }): Exchange {
  return { currency: currency || null, rates: ratesIn(rates).flatMap((rate) => rate ?? []) };
}

/** Minor units of one currency in the shop's; null where there is no rate, or the shop has no currency of its own. */
export function exchanged(minor: number, from: string, { currency: to, rates }: Exchange): number | null {
  if (from === to) return minor;
  const rate = rates.find(({ currency, into }) => currency === from && into === to)?.rate;
  const [had, has] = [DECIMALS.get(from), DECIMALS.get(to ?? '')];
  if (rate === undefined || had === undefined || has === undefined) return null;
  return Math.round(minor * rate * 10 ** (has - had));
}

type Offer = { retailMinor: number; costMinor: number | null; costCurrency: string | null; currency: string };

/**
 * Price and cost as the shop sells; null where its price cannot be told in the shop's currency. A cost that cannot be
 * told in that of the price is not known.
 */
export function offerIn<Given extends Offer>(offer: Given, { currency: sold, rates }: Exchange): Given | null {
  const into = { currency: sold ?? offer.currency, rates };
  const retailMinor = exchanged(offer.retailMinor, offer.currency, into);
  if (retailMinor === null) return null;
  const { costMinor, costCurrency } = offer;
  const cost = costMinor === null ? null : exchanged(costMinor, costCurrency ?? offer.currency, into);
  return { ...offer, retailMinor, costMinor: cost, costCurrency: null, currency: into.currency };
}

/** All of them that can be sold. */
export function offersIn<Given extends Offer>(offers: readonly Given[], exchange: Exchange): Given[] {
  return offers.flatMap((offer) => offerIn(offer, exchange) ?? []);
}
