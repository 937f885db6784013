/** What somebody writes to the shop without being signed in. */
export const INQUIRY_KINDS = ['contact', 'withdrawal'] as const;
export type InquiryKind = (typeof INQUIRY_KINDS)[number];

export type InquiryWords = { name: string; email: string; orderNumber: string; text: string };

const DAY_MS = 86_400_000;
/** So long after the last package one may withdraw, and so long after that the money is due back. */
export const WITHDRAWAL_DAYS = 14;

/**
 * The last moment to withdraw: the day of the last package does not count and the last day counts whole, in the shop's
 * time zone. Null while no day is known.
 */
export function withdrawableUntil(lastDeliveredAt: Date | null, zone: string): Date | null {
  if (lastDeliveredAt === null) return null;
  const midnight = new Date(lastDeliveredAt.getTime() + aheadMs(lastDeliveredAt, zone)).setUTCHours(24, 0, 0, 0);
  const wall = midnight + WITHDRAWAL_DAYS * DAY_MS;
  // The clock may have been changed in between: what it shows then is asked of a moment near enough.
  const near = new Date(wall - aheadMs(new Date(wall), zone));
  return new Date(wall - aheadMs(near, zone) - 1);
}

/** How far the clocks of a zone are ahead of UTC. */
function aheadMs(at: Date, zone: string): number {
  const format = new Intl.DateTimeFormat('en', {
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
    ...{ hourCycle: 'h23', timeZone: zone },
  });
  const told = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const of = (type: Intl.DateTimeFormatPartTypes) => told.get(type) ?? 0;
  const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return wall - Math.floor(at.getTime() / 1000) * 1000;
}

export function moneyDueBy(receivedAt: Date): Date {
  return new Date(receivedAt.getTime() + WITHDRAWAL_DAYS * DAY_MS);
}
