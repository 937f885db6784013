/**
 * `FBZ` + yyyymmdd + 6 digits. The digits come from a database sequence, so two orders in one second never
 * collide; they are scattered over the million so that a number does not tell how many orders there were.
 */
const SPREAD = 748_211; // coprime to 1,000,000: every sequence value gets its own six digits

export const ORDER_NUMBER = /^FBZ\d{14}$/;

export function orderNumber(sequence: number, placedAt: Date): string {
  if (!Number.isSafeInteger(sequence) || sequence < 0) throw new Error(`bad order sequence: ${sequence}`);
  const day = placedAt.toISOString().slice(0, 10).replaceAll('-', '');
  const digits = ((sequence % 1_000_000) * SPREAD) % 1_000_000;
  return `FBZ${day}${String(digits).padStart(6, '0')}`;
}

/** What the provider knows the fulfillment by: unique for ever, at most 32 characters of [A-Za-z0-9-]. */
export function externalId(number: string, ordinal: number): string {
  return `${number}-${ordinal}`;
}
