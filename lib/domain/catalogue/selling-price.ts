import { DECIMALS } from '../money/currencies';

/** How a rule's prices end, in hundredths of the currency's unit. */
export const PRICE_ENDINGS = [0, 90, 95, 99] as const;
export type PriceEnding = (typeof PRICE_ENDINGS)[number];

/** On top of what the print shop charges. `ending` null: as it comes out. */
export type PriceRule = { by: 'rule'; markupPercent: number; ending: PriceEnding | null; minMarginMinor: number };
/** One price for all variants. */
export type FixedPrice = { by: 'price'; minor: number };
export type Pricing = PriceRule | FixedPrice;

type Priced = { retailMinor: number; costMinor: number | null; currency: string };

/**
 * What the shopper pays for one piece, everywhere in the shop. A rule needs the print shop's cost: where that is not
 * known, the provider's retail price stays.
 */
export function sellingPrice(variant: Priced, pricing: Pricing | null): number {
  if (pricing === null) return variant.retailMinor;
  if (pricing.by === 'price') return pricing.minor;
  if (variant.costMinor === null) return variant.retailMinor;
  const cost = variant.costMinor;
  const marked = Math.round((cost * (100 + pricing.markupPercent)) / 100);
  return withEnding(Math.max(marked, cost + pricing.minMarginMinor), pricing.ending, variant.currency);
}

/** The next price up that ends so. Currencies without decimals have no such endings. */
function withEnding(minor: number, ending: PriceEnding | null, currency: string): number {
  const unit = 10 ** (DECIMALS.get(currency) ?? 0);
  if (ending === null || unit < 100) return minor;
  const end = (ending * unit) / 100;
  const down = Math.floor(minor / unit) * unit + end;
  return down >= minor ? down : down + unit;
}

/** What a card payment costs, about: 2.9 % and 30 hundredths. */
export const cardFee = (minor: number, currency: string) =>
  Math.round(minor * 0.029 + 0.3 * 10 ** (DECIMALS.get(currency) ?? 0));

/** What is left of a price after printing and the payment's fee; null where the print shop's cost is not known. */
export function marginAt(
  minor: number,
  { costMinor, currency }: Pick<Priced, 'costMinor' | 'currency'>,
): number | null {
  return costMinor === null ? null : minor - costMinor - cardFee(minor, currency);
}

/**
 * Whether a price pays for printing and the payment, or loses no more than the merchant has confirmed for a piece.
 * Where the print shop's cost is not known nobody can say, and it does.
 */
export function isSoldAt(
  minor: number,
  offer: Pick<Priced, 'costMinor' | 'currency'>,
  confirmedLossMinor: number,
): boolean {
  const margin = marginAt(minor, offer);
  return margin === null || margin >= -confirmedLossMinor;
}
