import { allNeeds, type DeliveryNeeds } from '../address/delivery-needs';
import { addBusinessDays, isoDay } from '../core/days';
import { sumOf } from '../money/money';
import type { OrderTax } from '../money/pricing';
import { SHIPPING_TIERS, type ShippingQuote, type ShippingTier } from './pod';

/** One choice the shopper sees: a tier, and behind it one provider method each. */
export type ShippingChoice = {
  id: ShippingTier;
  name: string;
  costMinor: number;
  currency: string;
  /** Provider → its own method id and share of the cost. */
  parts: Record<string, { method: string; name: string; costMinor: number }>;
  /** Days the order is expected on, production included. */
  deliveryFrom: string;
  deliveryTo: string;
  needs: DeliveryNeeds;
  /** A parcel may pass customs, where the recipient may be charged. */
  customs: boolean;
  /** ISO time of the oldest answer in it, where a provider did not answer and an earlier answer stood in. */
  quotedAt?: string;
};

/** What the shopper was offered and agreed to, kept with the order. */
export type OrderQuote = {
  quotedAt: string;
  offered: { id: string; costMinor: number; deliveryFrom: string; deliveryTo: string }[];
  tax: OrderTax;
};

const DAY_MS = 86_400_000;
const TIER_NAME: Record<ShippingTier, string> = { economy: 'Economy', standard: 'Standard', express: 'Express' };

/**
 * Joins every provider's quotes into choices. A provider that lacks a tier takes part with standard (or its cheapest),
 * a tier that ends up the same for all is not shown twice, and none that costs more without being sooner. Empty when
 * one provider cannot deliver at all. Throws for quotes in two currencies.
 */
export function joinQuotes(byProvider: ReadonlyMap<string, readonly ShippingQuote[]>, now: Date): ShippingChoice[] {
  const choices: ShippingChoice[] = [];
  const seen = new Set<string>();
  for (const tier of ['standard', ...SHIPPING_TIERS.filter((other) => other !== 'standard')] as const) {
    const picked: ShippingQuote[] = [];
    for (const quotes of byProvider.values()) {
      const quote = pick(quotes, tier);
      if (!quote) return [];
      picked.push(quote);
    }
    const [first, ...rest] = picked;
    if (!first || !picked.some((quote) => quote.tier === tier)) continue;
    const key = picked.map(({ provider, method }) => `${provider}:${method}`).join(' ');
    if (seen.has(key)) continue;
    seen.add(key);
    choices.push({
      id: tier,
      name: TIER_NAME[tier],
      ...costOf([first, ...rest]),
      parts: Object.fromEntries(
        picked.map(({ provider, method, name, costMinor }) => [provider, { method, name, costMinor }]),
      ),
      deliveryFrom: latest(picked.map((quote) => arrival(quote, 'min', now))),
      deliveryTo: latest(picked.map((quote) => arrival(quote, 'max', now))),
      needs: allNeeds(picked.map(({ needs }) => needs)),
      customs: picked.some(({ customs }) => customs),
    });
  }
  const cheapestFirst = choices.sort((a, b) => a.costMinor - b.costMinor || a.deliveryTo.localeCompare(b.deliveryTo));
  return cheapestFirst.filter((choice, place) => cheapestFirst.slice(0, place).every((less) => isSooner(choice, less)));
}

function costOf(quotes: readonly [ShippingQuote, ...ShippingQuote[]]): { costMinor: number; currency: string } {
  const [first, ...rest] = quotes;
  const money = ({ costMinor, currency }: ShippingQuote) => ({ amountMinor: costMinor, currency });
  const { amountMinor: costMinor, currency } = sumOf([money(first), ...rest.map(money)]);
  return { costMinor, currency };
}

/** Nobody is asked to pay more for the same days: one slow parcel can take all the speed out of an order. */
const isSooner = (choice: ShippingChoice, other: ShippingChoice) =>
  choice.deliveryTo < other.deliveryTo || choice.deliveryFrom < other.deliveryFrom;

function pick(quotes: readonly ShippingQuote[], tier: ShippingTier): ShippingQuote | undefined {
  const cheapest = [...quotes].sort((a, b) => a.costMinor - b.costMinor);
  return (
    cheapest.find((quote) => quote.tier === tier) ?? cheapest.find((quote) => quote.tier === 'standard') ?? cheapest[0]
  );
}

/** The last parcel makes the delivery complete. */
const latest = (days: readonly string[]) => [...days].sort().at(-1) ?? '';

function arrival({ calendarDays, productionDays, transitDays }: ShippingQuote, end: 'min' | 'max', now: Date): string {
  if (calendarDays) return isoDay(new Date(now.getTime() + calendarDays[end] * DAY_MS));
  return isoDay(addBusinessDays(now, productionDays[end] + transitDays[end]));
}
