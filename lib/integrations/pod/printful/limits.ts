import { z } from 'zod';
import type { RateLimit } from '../rate-limit';

const MINUTE_MS = 60_000;
/** Rates for more pieces than this are limited far harder. */
const LARGE_QUOTE_PIECES = 100;

const quoteBody = z.object({ order_items: z.array(z.object({ quantity: z.number() })) });

/** Narrow ones first. v1 counts fixed minutes and v2 refills a bucket; whether they share a counter is not documented. */
export const LIMITS: readonly RateLimit[] = [
  {
    // New stores; ten for those that have sold something.
    route: 'mockups',
    calls: 2,
    windowMs: MINUTE_MS,
    applies: ({ method, path }) =>
      method === 'POST' && /^\/(v2\/mockup-tasks|mockup-generator\/create-task)(\/|$)/.test(path),
  },
  {
    route: 'large quotes',
    calls: 5,
    windowMs: MINUTE_MS,
    applies: ({ path, body }) => {
      const quote = path === '/v2/shipping-rates' ? quoteBody.safeParse(body).data : undefined;
      return (
        quote !== undefined && quote.order_items.reduce((sum, item) => sum + item.quantity, 0) > LARGE_QUOTE_PIECES
      );
    },
  },
  { route: null, calls: 120, windowMs: MINUTE_MS, applies: () => true },
];
