/** Monday to Friday; public holidays differ by country and are inside the providers' own ranges. */
const isBusinessDay = (date: Date) => date.getUTCDay() !== 0 && date.getUTCDay() !== 6;

export function addBusinessDays(from: Date, days: number): Date {
  const date = new Date(from);
  for (let left = days; left > 0; ) {
    date.setUTCDate(date.getUTCDate() + 1);
    if (isBusinessDay(date)) left -= 1;
  }
  return date;
}

/** The way back: how many of them lead from this day to that one (`2026-12-04`); 0 for a day that is past. */
export function businessDaysUntil(day: string, from: Date): number {
  let days = 0;
  for (const date = new Date(from); isoDay(date) < day; ) {
    date.setUTCDate(date.getUTCDate() + 1);
    if (isBusinessDay(date)) days += 1;
  }
  return days;
}

export function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
