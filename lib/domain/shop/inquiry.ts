import { dayStart } from './zone';

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
  return new Date(dayStart(lastDeliveredAt, zone, 1 + WITHDRAWAL_DAYS).getTime() - 1);
}

export function moneyDueBy(receivedAt: Date): Date {
  return new Date(receivedAt.getTime() + WITHDRAWAL_DAYS * DAY_MS);
}
