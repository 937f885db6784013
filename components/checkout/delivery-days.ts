const DAY = new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric', timeZone: 'UTC' });

/** Two ISO days → "Dec 1 – 4"; one day when they are the same. */
export function deliveryDays(from: string, to: string): string {
  return DAY.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));
}
