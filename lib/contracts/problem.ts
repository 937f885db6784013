import { z } from 'zod';

/** Every error answer: RFC 9457 problem details with a stable `code`, by which shops say it in their words (see `ErrorCode`). */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  /** Finer than the code, where there is more to say; stable too (see `ErrorReason`). */
  reason: z.string().optional(),
  /** Dotted path of a bad input → what is wrong with it, fit to stand beside a form field. */
  fields: z.record(z.string(), z.string()).optional(),
  /** With `already_paid`: the order that was paid. */
  order_number: z.string().optional(),
  /** For support: finds the request in the logs. */
  request_id: z.string(),
});
export type Problem = z.infer<typeof problemSchema>;
