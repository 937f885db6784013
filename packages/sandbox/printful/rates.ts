import type { Country, Region } from './countries';
import { badRequest } from './errors';
import { DAY_MS, day } from './time';

export type ShippingId = 'STANDARD' | 'PRINTFUL_FAST';

export type Rate = {
  id: ShippingId;
  /** As Printful names it, with the delivery window in the text. */
  name: string;
  rateMinor: number;
  minDays: number;
  maxDays: number;
  minDate: string;
  maxDate: string;
};

type Tariff = { firstMinor: number; eachMoreMinor: number; days: readonly [min: number, max: number] };

const STANDARD: Readonly<Record<Region, Tariff>> = {
  north_america: { firstMinor: 469, eachMoreMinor: 150, days: [4, 7] },
  canada: { firstMinor: 829, eachMoreMinor: 195, days: [6, 10] },
  europe: { firstMinor: 479, eachMoreMinor: 125, days: [4, 8] },
  uk: { firstMinor: 459, eachMoreMinor: 125, days: [4, 7] },
  oceania: { firstMinor: 999, eachMoreMinor: 225, days: [7, 14] },
  japan: { firstMinor: 879, eachMoreMinor: 210, days: [6, 12] },
  worldwide: { firstMinor: 1199, eachMoreMinor: 600, days: [10, 20] },
};

const FAST: Readonly<Partial<Record<Region, Tariff>>> = {
  north_america: { firstMinor: 1099, eachMoreMinor: 250, days: [2, 3] },
  canada: { firstMinor: 1699, eachMoreMinor: 350, days: [3, 5] },
  europe: { firstMinor: 1399, eachMoreMinor: 300, days: [2, 4] },
  uk: { firstMinor: 1299, eachMoreMinor: 300, days: [2, 3] },
  oceania: { firstMinor: 2499, eachMoreMinor: 500, days: [4, 6] },
};

/** Making the goods takes this long before a parcel leaves; a rate's days and dates count it, as Printful's do. */
export const MAKING_DAYS = 2;

/** What one US dollar is, for quotes in the buyer's currency. Everything else is in USD. */
const PER_DOLLAR: Readonly<Record<string, number>> = { USD: 1, EUR: 0.92, GBP: 0.79, CAD: 1.37, AUD: 1.52, JPY: 150 };

/** Throws SH-3 for a currency Printful does not quote in. */
export function inCurrency(minor: number, currency: string): number {
  const rate = PER_DOLLAR[currency];
  if (rate === undefined) throw badRequest(`Currency ${currency} is not supported`, 'SH-3');
  return Math.round(minor * rate);
}

/** Depends on country, quantity and today's date only. The express rate is missing where nobody offers it. */
export function ratesFor(country: Country, quantity: number, nowMs: number): Rate[] {
  const fast = FAST[country.region];
  return [
    rate({ id: 'STANDARD', title: 'Flat Rate', tariff: STANDARD[country.region] }, quantity, nowMs),
    ...(fast ? [rate({ id: 'PRINTFUL_FAST', title: 'Express', tariff: fast }, quantity, nowMs)] : []),
  ];
}

type Service = { id: ShippingId; title: string; tariff: Tariff };

function rate({ id, title, tariff }: Service, quantity: number, nowMs: number): Rate {
  const [minDays, maxDays] = tariff.days.map((days) => days + MAKING_DAYS) as [number, number];
  const [minMs, maxMs] = [nowMs + minDays * DAY_MS, nowMs + maxDays * DAY_MS];
  return {
    id,
    name: `${title} (Estimated delivery: ${shortDay(minMs)}–${shortDay(maxMs)}) `,
    rateMinor: tariff.firstMinor + tariff.eachMoreMinor * (quantity - 1),
    minDays,
    maxDays,
    minDate: day(minMs),
    maxDate: day(maxMs),
  };
}

const SHORT_DAY = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' });
const shortDay = (ms: number): string => SHORT_DAY.format(ms);
