import * as z from 'zod/mini';
import { emailInput } from '@/lib/domain/core/email-input';
import { ACCOUNT_FATES, KEPT_REASONS } from '@/lib/domain/order/erasure';

/** GET /api/account/data, and for staff GET /api/admin/people/data?email=. Amounts are decimals. */
export const personQuery = z.strictObject({ email: emailInput });
export const personalDataAnswer = z.object({
  exported_at: z.iso.datetime(),
  email: z.string(),
  account: z.nullable(
    z.object({ name: z.nullable(z.string()), created_at: z.iso.datetime(), signs_in_with: z.array(z.string()) }),
  ),
  inquiries: z.array(z.object({ at: z.iso.datetime(), kind: z.string(), order_number: z.string(), text: z.string() })),
  orders: z.array(
    z.object({
      order_number: z.string(),
      placed_at: z.iso.datetime(),
      language: z.string(),
      status: z.string(),
      payment_status: z.string(),
      payment_intent_id: z.nullable(z.string()),
      currency: z.string(),
      subtotal: z.string(),
      shipping: z.string(),
      tax: z.string(),
      total: z.string(),
      refunded: z.string(),
      email: z.string(),
      recipient: z.record(z.string(), z.optional(z.string())),
      items: z.array(
        z.object({
          title: z.string(),
          variant: z.string(),
          quantity: z.int(),
          unit_price: z.string(),
          own_design: z.nullable(z.string()),
        }),
      ),
      packages: z.array(
        z.object({
          carrier: z.nullable(z.string()),
          tracking_number: z.nullable(z.string()),
          shipped_at: z.nullable(z.iso.datetime()),
          delivered_at: z.nullable(z.iso.datetime()),
        }),
      ),
      timeline: z.array(z.object({ at: z.iso.datetime(), what: z.string() })),
      mails: z.array(z.object({ mail: z.string(), sent_at: z.iso.datetime() })),
      problem_reports: z.array(
        z.object({
          at: z.iso.datetime(),
          kind: z.string(),
          text: z.string(),
          answer: z.nullable(z.string()),
          photos: z.array(z.string()),
        }),
      ),
      notes: z.array(z.object({ at: z.iso.datetime(), text: z.string() })),
      refund_requests: z.array(
        z.object({
          at: z.iso.datetime(),
          amount: z.string(),
          reason: z.string(),
          state: z.string(),
          note: z.nullable(z.string()),
          decision_note: z.nullable(z.string()),
        }),
      ),
      rating: z.nullable(z.object({ stars: z.int(), comment: z.nullable(z.string()) })),
    }),
  ),
});

/** POST /api/account/erase, and for staff POST /api/admin/people/erase. A dry run only tells. */
export const eraseOwnInput = z.strictObject({ dry_run: z.boolean() });
export const erasePersonInput = z.strictObject({ email: emailInput, dry_run: z.boolean() });
export const erasureAnswer = z.object({
  erased: z.array(z.string()),
  kept: z.array(z.object({ order_number: z.string(), reason: z.enum(KEPT_REASONS) })),
  account: z.enum(ACCOUNT_FATES),
});
export type ErasureAnswer = z.output<typeof erasureAnswer>;
