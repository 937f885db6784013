import * as z from 'zod/mini';
import { cleanProse } from '@/lib/domain/core/clean';
import { chosenLines } from './admin-order';

/** POST /api/admin/orders/{order_number}/credits: in the currency the print shop bills. */
export const creditInput = z.strictObject({
  credit_id: z.uuid(),
  provider: z.string('Choose who gave it back.').check(z.minLength(1, 'Choose who gave it back.'), z.maxLength(40)),
  amount_minor: z.int('Enter an amount like 12.50.').check(z.gte(1, 'Enter an amount above zero.')),
  note: z.optional(z.string().check(z.overwrite(cleanProse), z.maxLength(500))),
});
export const creditAnswer = z.object({ currency: z.string() });

export const sendAgainInput = z.strictObject({
  request_id: z.uuid(),
  lines: chosenLines,
  /** The report it answers. */
  report_id: z.optional(z.uuid()),
});
/** Empty where the same request was sent before. */
export const sendAgainAnswer = z.object({ numbers: z.array(z.string()) });
export const refuseReportInput = z.strictObject({
  report_id: z.uuid(),
  words: z
    .string()
    .check(z.overwrite(cleanProse), z.minLength(10, 'Say why, in a sentence or two.'), z.maxLength(2000)),
});
export const refuseReportAnswer = z.object({ done: z.literal(true) });
