import { type Exchange, exchanged } from './exchange';

/** What an order brought and cost, in minor units of the order's currency. Null: not known (yet). */
export type MoneyPicture = {
  currency: string;
  chargedMinor: number;
  refundedMinor: number;
  /** Collected on top for the tax office; a refund takes its share of it back. */
  taxMinor: number;
  fee: { amountMinor: number; currency: string } | null;
  /** What banks have taken for good, and Stripe's fees for disputes. */
  losses: readonly { amountMinor: number; currency: string }[];
  costs: readonly { amountMinor: number | null; currency: string | null }[];
};

/** What is left of the money, or null with the reason: a figure is missing, or is in a currency there is no rate for. */
export function marginOf(
  money: MoneyPicture,
  { rates }: Pick<Exchange, 'rates'> = { rates: [] },
): { marginMinor: number; whyNot: null } | { marginMinor: null; whyNot: string } {
  const unknown = (whyNot: string) => ({ marginMinor: null, whyNot });
  if (money.chargedMinor === 0) return unknown('Nothing was charged.');
  if (money.fee === null) return unknown('Stripe has not told its fee yet.');
  let spentMinor = 0;
  for (const { amountMinor, currency } of [money.fee, ...money.losses, ...money.costs]) {
    if (amountMinor === null || currency === null) return unknown('A provider has not told its cost yet.');
    const worth = exchanged(amountMinor, currency, { currency: money.currency, rates });
    if (worth === null) return unknown(`A part is in ${currency}, the order in ${money.currency}.`);
    spentMinor += worth;
  }
  return { marginMinor: keptMinor(money) - spentMinor, whyNot: null };
}

/** What stays here of what came in: less what went back, and less the tax on the rest. */
function keptMinor(money: Pick<MoneyPicture, 'chargedMinor' | 'refundedMinor' | 'taxMinor'>): number {
  const left = money.chargedMinor - money.refundedMinor;
  return left - Math.round((money.taxMinor * left) / money.chargedMinor);
}
