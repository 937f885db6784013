import { addBusinessDays, isoDay } from '../core/days';
import { kept } from '../core/kept';

/** Calendar days `YYYY-MM-DD`, both inclusive. */
export type DayRange = { from: string; to: string };

/** What a window rests on: the quote at checkout, our own history, the carrier, or nothing but hope. */
export const WINDOW_BASES = ['quote', 'history', 'carrier', 'late'] as const;
export type WindowBasis = (typeof WINDOW_BASES)[number];
type BasedRange = DayRange & { basis: WindowBasis };

/** When an order is expected: now, before that, and as first promised once it was paid. */
export type DeliveryWindow = BasedRange & {
  promised: BasedRange;
  previous: DayRange | null;
  /** ISO time at which `previous` was given up. */
  changedAt: string | null;
};

/** A window that has passed is moved on by this much at a time, so that bad news comes rarely and not daily. */
const LATE_FROM_BUSINESS_DAYS = 1;
const LATE_TO_BUSINESS_DAYS = 5;

/** The order arrives with its last part. Null without parts. */
export function lastOf(parts: readonly BasedRange[]): BasedRange | null {
  const last = parts.reduce<BasedRange | null>(
    (latest, part) => (latest && latest.to >= part.to ? latest : part),
    null,
  );
  if (!last) return null;
  const from = parts.reduce((latest, part) => (part.from > latest ? part.from : latest), last.from);
  return { ...last, from: from < last.to ? from : last.to };
}

export function firstWindow(promised: BasedRange): DeliveryWindow {
  return { ...promised, promised, previous: null, changedAt: null };
}

/**
 * The window after a new look at the parts that are not there yet, or null when nothing changes. One that has passed is
 * moved on, and then stays until it has passed again or somebody who knows says otherwise.
 */
export function nextWindow(current: DeliveryWindow, parts: readonly BasedRange[], now: Date): DeliveryWindow | null {
  const seen = lastOf(parts);
  if (!seen) return null;
  const today = isoDay(now);
  const late = seen.to < today;
  if (late && current.basis === 'late' && current.to >= today) return null;
  const next = late ? movedOn(now) : seen;
  if (next.to === current.to) {
    return next.from === current.from && next.basis === current.basis ? null : { ...current, ...next };
  }
  return { ...current, ...next, previous: { from: current.from, to: current.to }, changedAt: now.toISOString() };
}

function movedOn(now: Date): BasedRange {
  return {
    from: isoDay(addBusinessDays(now, LATE_FROM_BUSINESS_DAYS)),
    to: isoDay(addBusinessDays(now, LATE_TO_BUSINESS_DAYS)),
    basis: 'late',
  };
}

/** Learned days from when printing is asked for: `{ p20Days: 4.2, p90Days: 8.1 }` → the 5th to the 9th day after it. */
export function windowAfter(askedAt: Date, days: { p20Days: number; p90Days: number }): DayRange {
  const after = (count: number) => isoDay(new Date(askedAt.getTime() + Math.ceil(count) * 86_400_000));
  return { from: after(days.p20Days), to: after(days.p90Days) };
}

const dayFormat = kept(
  (locale: string) => new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', timeZone: 'UTC' }),
);

/** `("2026-07-03", "2026-07-08", "en")` → "Jul 3 – 8", in German "3. – 8. Juli". Days have no time zone. */
export function dayRange(from: string, to: string, locale: string): string {
  const format = dayFormat(locale);
  const [first, last] = [new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)];
  // Around the turn of the year the months say enough.
  const isOneYear = first.getUTCFullYear() === last.getUTCFullYear();
  const range = isOneYear ? format.formatRange(first, last) : `${format.format(first)} – ${format.format(last)}`;
  // Server and browser set different spaces around the dash.
  return range.replace(/\s*–\s*/u, ' – ');
}

const longDayFormat = kept((locale: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }));

/** `2026-07-03` → "July 3, 2026", "3. Juli 2026". */
export function longDay(day: string, locale: string): string {
  return longDayFormat(locale).format(new Date(`${day}T00:00:00Z`));
}
