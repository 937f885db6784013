import * as z from 'zod/mini';

const place = { kind: z.string(), subject: z.string(), detail: z.string() };

/** GET /api/health?deep=1 */
export const deepHealthAnswer = z.object({
  status: z.enum(['up', 'attention']),
  ok: z.boolean(),
  promises: z.array(z.object({ promise: z.string(), ...place })),
  work: z.object({ effects_pending: z.int(), events_received: z.int(), dead_letters: z.int() }),
  last_sync: z.nullable(
    z.object({
      age_s: z.int(),
      errors: z.array(z.string()),
      /** What the last run could not make good by itself. */
      open: z.array(z.object(place)),
      requests: z.int(),
    }),
  ),
  /** How old this report is. */
  age_s: z.int(),
  /** Of this machine's clock against the database's; plus is fast. */
  clock_off_s: z.int(),
});
