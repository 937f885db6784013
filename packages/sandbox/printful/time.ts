/** v1 prints unix seconds. */
export const unix = (ms: number): number => Math.floor(ms / 1000);

/** v2 prints ISO 8601 in UTC without fractions of a second. */
export const iso = (ms: number): string => new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');

/** A day as both versions print it, `YYYY-MM-DD`. */
export const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;
