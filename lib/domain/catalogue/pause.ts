/** How much is not sold for a while, from the most to the least. */
export const PAUSE_SCOPES = ['shop', 'provider', 'collection', 'product'] as const;
export type PauseScope = (typeof PAUSE_SCOPES)[number];

/** What shoppers are told of it: the merchant's words, and until when; null where neither was said. */
export type Pause = { message: string | null; until: Date | null };
