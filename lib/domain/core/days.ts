/** Monday to Friday; public holidays differ by country and are inside the providers' own ranges. */
export function addBusinessDays(from: Date, days: number): Date {
  const date = new Date(from);
  for (let left = days; left > 0; ) {
    date.setUTCDate(date.getUTCDate() + 1);
    const weekday = date.getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return date;
}

export function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
