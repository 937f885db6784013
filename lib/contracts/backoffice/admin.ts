import * as z from 'zod/mini';

/** GET /api/webhooks/test: up or down for anyone, the rest for staff. */
export const webhookTestAnswer = z.object({
  status: z.literal('up'),
  sources: z.optional(
    z.array(
      z.object({
        source: z.string(),
        secret_set: z.boolean(),
        /** Null: the service could not be asked. */
        in_order: z.nullable(z.boolean()),
        registration: z.string(),
        last_event_at: z.nullable(z.iso.datetime()),
      }),
    ),
  ),
});
