import { z } from 'zod';

/** Every error answer: RFC 9457 problem details with a stable `code` (see `ErrorCode`). */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  /** Dotted path of a bad input → what is wrong with it, fit to stand beside a form field. */
  fields: z.record(z.string(), z.string()).optional(),
  /** With `already_paid`: the order that was paid. */
  order_number: z.string().optional(),
  /** For support: finds the request in the logs. */
  request_id: z.string(),
});
export type Problem = z.infer<typeof problemSchema>;
