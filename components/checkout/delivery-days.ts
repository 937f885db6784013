const DAY = new Intl.DateTimeFormat('en', { weekday: 'short', month: 'short', day: 'numeric', timeZone: 'UTC' });

/** Two ISO days → "Tue, Dec 1 – Fri, Dec 4"; one day when they are the same. */
export function deliveryDays(from: string, to: string): string {
  const first = new Date(`${from}T00:00:00Z`);
  const last = new Date(`${to}T00:00:00Z`);
  return from === to ? DAY.format(first) : `${DAY.format(first)} – ${DAY.format(last)}`;
}
