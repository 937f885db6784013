import { addBusinessDays, isoDay } from './shipping-choice';

/** Calendar days `YYYY-MM-DD`, both inclusive. */
export type DayRange = { from: string; to: string };

/** What a window rests on: the quote at checkout, our own history, the carrier, or nothing but hope. */
export type WindowBasis = 'quote' | 'history' | 'carrier' | 'late';

/** The window as it is now, and what it was before it last changed. */
export type DeliveryWindow = DayRange & {
  basis: WindowBasis;
  previous: DayRange | null;
  /** ISO time of the last change. */
  changedAt: string | null;
};

/** What is known of one part of an order that is not all delivered. */
export type PartWindow = DayRange & { basis: WindowBasis };

/** A window that has passed is moved on by this much at a time, so that bad news comes rarely and not daily. */
const LATE_FROM_BUSINESS_DAYS = 1;
const LATE_TO_BUSINESS_DAYS = 5;

/** The order arrives with its last part. Null when no part is on its way. A window in the past is moved on. */
export function joinWindows(parts: readonly PartWindow[], today: Date): PartWindow | null {
  const last = parts.reduce<PartWindow | null>(
    (latest, part) => (latest && latest.to >= part.to ? latest : part),
    null,
  );
  if (!last) return null;
  if (last.to < isoDay(today)) {
    return {
      from: isoDay(addBusinessDays(today, LATE_FROM_BUSINESS_DAYS)),
      to: isoDay(addBusinessDays(today, LATE_TO_BUSINESS_DAYS)),
      basis: 'late',
    };
  }
  const from = parts.reduce((latest, part) => (part.from > latest ? part.from : latest), last.from);
  return { from: from > last.to ? last.to : from, to: last.to, basis: last.basis };
}

/**
 * The next window, or null when nothing changes for the shopper. A window that was moved on stays until it has passed
 * or somebody who knows says otherwise.
 */
export function nextWindow(current: DeliveryWindow, seen: PartWindow, now: Date): DeliveryWindow | null {
  if (seen.basis === 'late' && current.basis === 'late' && current.to >= isoDay(now)) return null;
  if (seen.from === current.from && seen.to === current.to) return null;
  return {
    ...seen,
    previous: { from: current.from, to: current.to },
    changedAt: now.toISOString(),
  };
}

/** Learned days from the payment on: `{ p20Days: 4.2, p90Days: 8.1 }` → the 5th to the 9th day after it. */
export function windowAfter(paidAt: Date, days: { p20Days: number; p90Days: number }): DayRange {
  const after = (count: number) => isoDay(new Date(paidAt.getTime() + Math.ceil(count) * 86_400_000));
  return { from: after(days.p20Days), to: after(days.p90Days) };
}
