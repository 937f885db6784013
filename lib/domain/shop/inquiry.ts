/** What somebody writes to the shop without being signed in. */
export const INQUIRY_KINDS = ['contact', 'withdrawal'] as const;
export type InquiryKind = (typeof INQUIRY_KINDS)[number];

export type InquiryWords = { name: string; email: string; orderNumber: string; text: string };

const DAY_MS = 86_400_000;
/** So long after the last package one may withdraw, and so long after that the money is due back. */
export const WITHDRAWAL_DAYS = 14;

/** When both ends; null while the last package has not arrived: then it is in time anyway. */
export function withdrawableUntil(lastDeliveredAt: Date | null): Date | null {
  return lastDeliveredAt && new Date(lastDeliveredAt.getTime() + WITHDRAWAL_DAYS * DAY_MS);
}

export function moneyDueBy(receivedAt: Date): Date {
  return new Date(receivedAt.getTime() + WITHDRAWAL_DAYS * DAY_MS);
}
