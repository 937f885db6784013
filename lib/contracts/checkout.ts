import * as z from 'zod/mini';
import { recipientSchema } from '@/lib/domain/address/recipient';
import { emailSchema } from '@/lib/domain/core/email-input';
import { amountsSchema } from './amounts';
import { cartItemsSchema } from './catalogue';

/** What NextAuth's mail link is asked for with. */
export const signInInput = z.object({ email: emailSchema });

/** Header `Idempotency-Key`: the same key with the same body gives the same order again, with another body 409. */
export const createPaymentIntentInput = z.strictObject({
  items: cartItemsSchema,
  email: emailSchema,
  recipient: recipientSchema,
  /** A choice's `id` from /api/pod/shipping-rates. */
  shipping_choice: z.string().check(z.minLength(1), z.maxLength(40)),
  /** What the shopper saw. If our own total differs nothing is created and `quote_changed` is answered. */
  expected_total_minor: z.int(),
  currency: z.string().check(z.length(3)),
  /** Random, one for each cart that is bought: what a second tab pays for the same cart goes back. */
  purchase: z.optional(z.string().check(z.regex(/^[0-9a-f]{32}$/))),
});
export type CreatePaymentIntentInput = z.infer<typeof createPaymentIntentInput>;

export const createPaymentIntentAnswer = z.object({
  client_secret: z.string(),
  payment_intent_id: z.string(),
  order_id: z.string(),
  order_number: z.string(),
  /** Opens the order's page; shown once, only its hash is kept. */
  access_token: z.string(),
  amounts: amountsSchema,
});
export type CreatePaymentIntentAnswer = z.infer<typeof createPaymentIntentAnswer>;

export const trackRequestInput = z.strictObject({
  /** As it was typed: `readOrderNumber` makes out what is meant. */
  order_number: z.string().check(z.minLength(1), z.maxLength(40)),
  email: emailSchema,
});
/** The same for a hit and a miss. */
export const trackRequestAnswer = z.object({ accepted: z.literal(true) });
