import type { Role } from './actor';

/** How long a mailed link, and the code it shows elsewhere, signs in. */
export const SIGN_IN_MS = 10 * 60_000;
/** Wrong codes that end a request. */
export const SIGN_IN_TRIES = 5;

/** How long what takes a fresh proof may be done after one. */
export const FRESH_MS = 10 * 60_000;
/** How long a passkey may take to answer. */
export const CHALLENGE_MS = 5 * 60_000;
/** What a browser can be asked of a passkey. */
export const PASSKEY_ASKS = ['add', 'prove'] as const;
export type PasskeyAsk = (typeof PASSKEY_ASKS)[number];
export const RECOVERY_CODES = 10;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How long a session lasts at most, and how long unused. Staff sign in every week, shoppers every month. */
export function sessionLife(role: Role): { mostMs: number; idleMs: number } {
  return role === 'customer'
    ? { mostMs: 30 * DAY_MS, idleMs: 14 * DAY_MS }
    : { mostMs: 7 * DAY_MS, idleMs: 12 * HOUR_MS };
}
