import * as z from 'zod/mini';
import { destinationSchema } from '@/lib/domain/address/recipient';
import { TAX_MODES } from '@/lib/domain/money/pricing';
import { cartItemsSchema } from './catalogue';

export const shippingRatesInput = z.strictObject({
  items: cartItemsSchema,
  destination: destinationSchema,
  /** A choice's `id`: its tax is wanted. Without it the first one's. */
  shipping_choice: z.optional(z.string().check(z.maxLength(40))),
});
export const shippingChoiceSchema = z.object({
  id: z.string(),
  name: z.string(),
  cost_minor: z.int(),
  /**
   * Tax on the items and on this delivery; null while the postal code it depends on is not known, and with Stripe Tax
   * for every way but the one that was asked for.
   */
  tax_minor: z.nullable(z.int()),
  currency: z.string(),
  /** ISO days, production included. */
  delivery_from: z.string(),
  delivery_to: z.string(),
  /** What the carriers want of the address beyond its country's rules (`needFaults`). */
  needs: z.object({ phone: z.boolean(), tax: z.boolean(), latin: z.boolean(), street: z.boolean() }),
  /** A parcel may pass customs, where the recipient may be charged. */
  customs: z.boolean(),
});
export type ShippingChoiceView = z.infer<typeof shippingChoiceSchema>;
export const shippingRatesAnswer = z.object({
  choices: z.array(shippingChoiceSchema),
  /** Variants that their print shop does not send to this place. */
  undeliverable: z.array(z.string()),
  subtotal_minor: z.int(),
  tax_mode: z.enum(TAX_MODES),
  currency: z.string(),
});
export type ShippingRatesAnswer = z.infer<typeof shippingRatesAnswer>;
