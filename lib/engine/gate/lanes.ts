/** How urgent a call is. What matters most is never kept waiting by what matters less. */
export const LANES = ['submit', 'cancel', 'refresh', 'sync', 'catalogue', 'browse'] as const;
export type Lane = (typeof LANES)[number];

/**
 * `reserve`: the part of a provider's bucket that is left to the lanes above. `patienceMs`: the longest wait for a
 * token that is waited out; whoever would wait longer is told when to come back.
 */
export const LANE_RULES: Record<Lane, { reserve: number; patienceMs: number }> = {
  submit: { reserve: 0, patienceMs: 5_000 },
  cancel: { reserve: 0.1, patienceMs: 5_000 },
  refresh: { reserve: 0.25, patienceMs: 10_000 },
  sync: { reserve: 0.5, patienceMs: 30_000 },
  catalogue: { reserve: 0.6, patienceMs: 30_000 },
  // What anybody may ask for without paying: it takes from a full bucket only.
  browse: { reserve: 0.7, patienceMs: 2_500 },
};
