import * as z from 'zod/mini';
import { recipientSchema } from '@/lib/domain/address/recipient';
import { cleanProse } from '@/lib/domain/core/clean';
import { emailSchema } from '@/lib/domain/core/email-input';
import { MAX_PHOTO_BYTES, MAX_PROBLEM_PHOTOS, PROBLEM_KINDS, RETURN_CHOICES } from '@/lib/domain/order/problem';
import { ALERT, ORDER_STATUSES, statesOf } from '@/lib/domain/order/states';
import { recipientViewSchema } from './orders';

/** POST /api/payments/change-address/{order_id} */
export const changeAddressInput = recipientSchema;
export const changeAddressAnswer = z.object({ order_number: z.string(), recipient: recipientViewSchema });

/** POST /api/payments/cancel-order/{order_id}, and staff's /api/admin/orders/{order_number}/cancel */
export const cancelOrderInput = z.strictObject({
  reason: z.optional(z.string().check(z.overwrite(cleanProse), z.maxLength(500))),
  /** Staff only: give the money back for what the provider would not stop, too. */
  refund_unstoppable: z.optional(z.boolean()),
});
export const cancelOrderAnswer = z.object({
  order_number: z.string(),
  status: z.enum(ORDER_STATUSES),
  fulfillments: z.array(
    z.object({
      provider: z.string(),
      outcome: z.enum(['canceled', 'requested', 'refused']),
      reason: z.nullable(z.string()),
    }),
  ),
  refund: z.object({
    amount_minor: z.int(),
    currency: z.string(),
    status: z.enum(['none', 'requested', 'done', 'awaiting_approval']),
  }),
});
export type CancelOrderAnswer = z.infer<typeof cancelOrderAnswer>;

/** POST /api/payments/change-email/{order_id}, and staff's /api/admin/orders/{order_number}/email */
export const changeEmailInput = z.strictObject({ email: emailSchema });
export const changeEmailAnswer = z.object({ changed: z.boolean() });

/** GET /api/payments/other-variants/{order_id}: what each item may still be changed to at the same price. */
export const otherVariantsAnswer = z.object({
  items: z.array(
    z.object({ item_id: z.string(), variants: z.array(z.object({ variant_id: z.string(), name: z.string() })) }),
  ),
});

/** POST /api/payments/change-item/{order_id} */
export const changeItemInput = z.strictObject({
  item_id: z.uuid(),
  variant_id: z.string('Choose what it shall be.').check(z.minLength(1, 'Choose what it shall be.'), z.maxLength(120)),
});
export const changeItemAnswer = z.object({ changed: z.boolean(), variant_name: z.string() });

/** POST /api/payments/report-problem/{order_id}, as a form. */
export const reportProblemInput = z.strictObject({
  kind: z.enum(PROBLEM_KINDS, 'Choose what is wrong.'),
  text: z
    .string()
    .check(
      z.overwrite(cleanProse),
      z.minLength(10, 'Tell us a little more, so that we can help at once.'),
      z.maxLength(2000, 'Please keep it under 2000 characters.'),
    ),
  order_item_id: z.pipe(
    z.optional(z.union([z.uuid(), z.literal('')])),
    z.transform((value) => value || undefined),
  ),
  photos: z._default(
    z
      .array(z.file().check(z.maxSize(MAX_PHOTO_BYTES, `A photo may have at most ${MAX_PHOTO_BYTES / 1_000_000} MB.`)))
      .check(z.maxLength(MAX_PROBLEM_PHOTOS, `At most ${MAX_PROBLEM_PHOTOS} photos.`)),
    [],
  ),
});
export const reportProblemAnswer = z.object({ report_id: z.string(), photos: z.int() });

/** POST /api/payments/rate-order/{order_id} */
export const rateOrderInput = z.strictObject({
  rating: z.int().check(z.gte(1), z.lte(5)),
  comment: z.optional(z.string().check(z.overwrite(cleanProse), z.maxLength(1000))),
});
export const rateOrderAnswer = z.object({ rating: z.int() });

/** POST /api/payments/confirm-arrival/{order_id} */
export const confirmArrivalInput = z.strictObject({});
export const confirmArrivalAnswer = z.object({ done: z.literal(true) });

/** POST /api/payments/choose-return/{order_id} */
export const chooseReturnInput = z.strictObject({ package_id: z.uuid(), choice: z.enum(RETURN_CHOICES) });
export const chooseReturnAnswer = z.object({ done: z.literal(true) });

/** POST /api/payments/claim-orders */
export const claimOrdersInput = z.strictObject({});
export const claimOrdersAnswer = z.object({ claimed: z.int() });

/** GET /api/admin/orders/{order_number}/problems: photos are paths, for staff. */
const staffProblem = z.object({
  id: z.string(),
  kind: z.enum(PROBLEM_KINDS),
  label: z.string(),
  text: z.string(),
  order_item_id: z.nullable(z.string()),
  created_at: z.iso.datetime(),
  photos: z.array(z.string()),
  /** What may be asked of each print shop it can be about, until when, and what to paste there. */
  claims: z.array(
    z.object({
      provider: z.string(),
      provider_label: z.string(),
      order_url: z.nullable(z.string()),
      until: z.nullable(z.iso.datetime()),
      dossier: z.string(),
    }),
  ),
  /** Of its case under "Needs attention". */
  state: z.enum(statesOf(ALERT)),
  resolved_by: z.nullable(z.string()),
  resolution: z.nullable(z.string()),
  /** What staff have refused it with. */
  answer_words: z.nullable(z.string()),
});
export type StaffProblem = z.infer<typeof staffProblem>;
export const problemsAnswer = z.object({ problems: z.array(staffProblem) });

export const declineMailsAnswer = z.object({ done: z.literal(true) });
