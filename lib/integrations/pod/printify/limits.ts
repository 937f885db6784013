import type { RateLimit } from '../rate-limit';

const MINUTE_MS = 60_000;

/** Narrow ones first. Counted per account, whatever the number of tokens. */
export const LIMITS: readonly RateLimit[] = [
  {
    route: 'catalog',
    calls: 100,
    windowMs: MINUTE_MS,
    applies: ({ path }) => /^\/v\d\/catalog\//.test(path),
  },
  {
    route: 'publish',
    calls: 200,
    windowMs: 30 * MINUTE_MS,
    applies: ({ path }) => path.endsWith('/publish.json'),
  },
  { route: null, calls: 600, windowMs: MINUTE_MS, applies: () => true },
];
