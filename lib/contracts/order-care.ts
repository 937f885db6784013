import { z } from 'zod';
import { MAX_PHOTO_BYTES, MAX_PROBLEM_PHOTOS, PROBLEM_KINDS } from '@/lib/domain/problem';
import { recipientSchema } from '@/lib/domain/recipient';
import { recipientViewSchema } from './orders';

/** POST /api/payments/change-address/{order_id} */
export const changeAddressInput = recipientSchema;
export const changeAddressAnswer = z.object({ order_number: z.string(), recipient: recipientViewSchema });

/** POST /api/payments/report-problem/{order_id}, as a form. */
export const reportProblemInput = z.strictObject({
  kind: z.enum(PROBLEM_KINDS, 'Choose what is wrong.'),
  text: z
    .string()
    .trim()
    .min(10, 'Tell us a little more, so that we can help at once.')
    .max(2000, 'Please keep it under 2000 characters.'),
  order_item_id: z
    .union([z.uuid(), z.literal('')])
    .optional()
    .transform((value) => value || undefined),
  photos: z
    .array(z.file().max(MAX_PHOTO_BYTES, `A photo may have at most ${MAX_PHOTO_BYTES / 1_000_000} MB.`))
    .max(MAX_PROBLEM_PHOTOS, `At most ${MAX_PROBLEM_PHOTOS} photos.`)
    .default([]),
});
export const reportProblemAnswer = z.object({ report_id: z.string(), photos: z.number().int() });

/** POST /api/payments/rate-order/{order_id} */
export const rateOrderInput = z.strictObject({
  rating: z.number().int().min(1).max(5),
  comment: z.string().trim().max(1000).optional(),
});
export const rateOrderAnswer = z.object({ rating: z.number().int() });

/** POST /api/payments/claim-orders */
export const claimOrdersInput = z.strictObject({});
export const claimOrdersAnswer = z.object({ claimed: z.number().int() });

/** GET /api/admin/orders/{order_number}/problems: photos are paths, for staff. */
const staffProblem = z.object({
  id: z.string(),
  kind: z.enum(PROBLEM_KINDS),
  label: z.string(),
  text: z.string(),
  order_item_id: z.string().nullable(),
  created_at: z.iso.datetime(),
  photos: z.array(z.string()),
  /** Of its case under "Needs attention". */
  state: z.enum(['open', 'acknowledged', 'resolved']),
  resolved_by: z.string().nullable(),
  resolution: z.string().nullable(),
});
export type StaffProblem = z.infer<typeof staffProblem>;
export const problemsAnswer = z.object({ problems: z.array(staffProblem) });
