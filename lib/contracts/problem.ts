import * as z from 'zod/mini';

/** Every error answer: RFC 9457 problem details with a stable `code`, by which shops say it in their words (see `ErrorCode`). */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  /** Finer than the code, where there is more to say; stable too (see `ErrorReason`). */
  reason: z.optional(z.string()),
  /** Dotted path of a bad input → what is wrong with it, fit to stand beside a form field. */
  fields: z.optional(z.record(z.string(), z.string())),
  /** With `already_paid`: the order that was paid. */
  order_number: z.optional(z.string()),
  /** For support: finds the request in the logs. */
  request_id: z.string(),
});
export type Problem = z.infer<typeof problemSchema>;
