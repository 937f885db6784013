import * as z from 'zod/mini';
import { INSTRUCTION_FACTS, PAID_ELSEWHERE } from '@/lib/domain/money/payment-instructions';
import { WINDOW_BASES } from '@/lib/domain/order/delivery-window';
import { TROUBLES } from '@/lib/domain/order/pod';
import { PROBLEM_ANSWERS, PROBLEM_KINDS, RETURN_CHOICES } from '@/lib/domain/order/problem';
import { FULFILLMENT, ORDER_STATUSES, PACKAGE, PAYMENT, statesOf } from '@/lib/domain/order/states';
import { amountsSchema } from './amounts';
import { designViewSchema } from './designs';

const isoTime = z.iso.datetime();
const dayRangeSchema = z.object({ from: z.string(), to: z.string() });

export const timelineEntrySchema = z.object({
  timestamp: isoTime,
  status: z.string(),
  title: z.string(),
  description: z.string(),
  /** In an order of several parts: which items. */
  about: z.nullable(z.string()),
});
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

export const orderItemSchema = z.object({
  id: z.string(),
  product_id: z.string(),
  variant_id: z.string(),
  title: z.string(),
  variant_name: z.string(),
  picture: z.nullable(z.string()),
  quantity: z.int(),
  unit_minor: z.int(),
  provider: z.string(),
  /** The shopper's own picture on it, as it was ordered. */
  design: z.nullable(designViewSchema),
});
export type OrderItemView = z.infer<typeof orderItemSchema>;

const piecesSchema = z.object({
  item_id: z.string(),
  title: z.string(),
  variant_name: z.string(),
  picture: z.nullable(z.string()),
  quantity: z.int(),
  design: z.nullable(designViewSchema),
});

export const packageSchema = z.object({
  id: z.string(),
  provider: z.string(),
  status: z.enum(statesOf(PACKAGE)),
  carrier: z.nullable(z.string()),
  tracking_number: z.nullable(z.string()),
  tracking_url: z.nullable(z.string()),
  shipped_at: z.nullable(isoTime),
  delivered_at: z.nullable(isoTime),
  estimated_from: z.nullable(z.string()),
  estimated_to: z.nullable(z.string()),
  reshipment: z.boolean(),
  /** What the shopper wants of it where it came back; null until they say. */
  return_choice: z.nullable(z.enum(RETURN_CHOICES)),
  /** The package's own story, oldest first. */
  events: z.array(z.object({ timestamp: isoTime, title: z.string() })),
  /** Null while the provider has not said what is inside. */
  items: z.nullable(z.array(piecesSchema)),
});
export type PackageView = z.infer<typeof packageSchema>;

/** What is sent again, free of charge, beside what was bought. */
const replacementSchema = z.object({
  number: z.int(),
  status: z.enum(statesOf(FULFILLMENT)),
  on_hold: z.boolean(),
  items: z.array(piecesSchema),
  packages: z.array(packageSchema),
});
export type ReplacementView = z.infer<typeof replacementSchema>;

export const fulfillmentSchema = z.object({
  provider: z.string(),
  provider_label: z.string(),
  pod_order_id: z.nullable(z.string()),
  status: z.enum(statesOf(FULFILLMENT)),
  on_hold: z.boolean(),
  trouble: z.nullable(z.enum(TROUBLES)),
  hold_reason: z.nullable(z.string()),
  provider_status: z.nullable(z.string()),
  last_synced_at: z.nullable(isoTime),
});
export type FulfillmentView = z.infer<typeof fulfillmentSchema>;

const paymentSchema = z.object({
  status: z.enum(statesOf(PAYMENT)),
  total: z.int(),
  refunded: z.int(),
  currency: z.string(),
  /** How it is paid elsewhere, while that is awaited. */
  instructions: z.nullable(
    z.object({
      method: z.enum(PAID_ELSEWHERE),
      url: z.nullable(z.string()),
      expires_at: z.nullable(isoTime),
      facts: z.array(z.object({ name: z.enum(INSTRUCTION_FACTS), value: z.string() })),
    }),
  ),
});

/** GET /api/payments/order-status/{payment_intent_id}: the guide's fields first, then ours. */
export const orderStatusAnswer = z.object({
  payment_intent_id: z.string(),
  order_id: z.string(),
  status: z.string(),
  internal_status: z.enum(ORDER_STATUSES),
  provider: z.nullable(z.string()),
  provider_status: z.nullable(z.string()),
  tracking: z.object({
    tracking_number: z.nullable(z.string()),
    tracking_url: z.nullable(z.string()),
    carrier: z.nullable(z.string()),
    shipped_at: z.nullable(isoTime),
  }),
  timeline: z.array(timelineEntrySchema),
  estimated_delivery: z.string(),
  estimated_delivery_window: z.nullable(dayRangeSchema),
  packages: z.array(packageSchema),
  fulfillments: z.array(fulfillmentSchema),
  payment: paymentSchema,
  can_cancel: z.boolean(),
  last_confirmed_at: z.nullable(isoTime),
});

export const recipientViewSchema = z.object({
  name: z.string(),
  company: z.optional(z.string()),
  line1: z.string(),
  line2: z.optional(z.string()),
  city: z.string(),
  state: z.optional(z.string()),
  postalCode: z.string(),
  country: z.string(),
  phone: z.optional(z.string()),
  taxNumber: z.optional(z.string()),
});

const refundViewSchema = z.object({
  amount_minor: z.nullable(z.int()),
  state: z.enum(['requested', 'sent', 'failed']),
  started_at: isoTime,
  /** Days on which it should show on the statement. */
  expected_from: z.string(),
  expected_to: z.string(),
});

/** GET /api/payments/order-tracking/{order_number} */
export const orderTrackingAnswer = z.object({
  order_id: z.string(),
  order_number: z.string(),
  placed_at: isoTime,
  status: z.enum(ORDER_STATUSES),
  status_label: z.string(),
  payment: paymentSchema,
  amounts: amountsSchema,
  shipping_name: z.string(),
  estimated_delivery_window: z.nullable(dayRangeSchema),
  /** The same window with what it rests on and what it was before. Null where nothing is on its way. */
  delivery: z.nullable(
    z.extend(dayRangeSchema, {
      basis: z.enum(WINDOW_BASES),
      previous: z.nullable(dayRangeSchema),
      changed_at: z.nullable(isoTime),
    }),
  ),
  items: z.array(orderItemSchema),
  packages: z.array(packageSchema),
  fulfillments: z.array(fulfillmentSchema),
  replacements: z.array(replacementSchema),
  timeline: z.array(timelineEntrySchema),
  refund_progress: z.array(refundViewSchema),
  problems: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(PROBLEM_KINDS),
      label: z.string(),
      created_at: isoTime,
      closed: z.boolean(),
      answer: z.nullable(z.enum(PROBLEM_ANSWERS)),
      answer_words: z.nullable(z.string()),
    }),
  ),
  /** Nobody has said that all of it arrived: the shopper is asked. */
  presumed: z.boolean(),
  /** What may be asked for what came back. */
  may_send_again: z.boolean(),
  rating: z.nullable(z.int()),
  can_rate: z.boolean(),
  recipient: recipientViewSchema,
  /** Names and street are hidden: the link may have been forwarded. */
  masked: z.boolean(),
  can_cancel: z.boolean(),
  cancel_reason: z.nullable(z.string()),
  can_change_address: z.boolean(),
  can_change_items: z.boolean(),
  /** Until then nothing is printed. Null where no time was given, or it is over. */
  changeable_until: z.nullable(isoTime),
  address_reason: z.nullable(z.string()),
  /** Differs whenever the order has changed; compared by browsers, read by nobody. */
  /** When the money for what cannot be printed goes back by itself. */
  money_back_at: z.nullable(isoTime),
  version: z.string(),
  last_confirmed_at: z.nullable(isoTime),
});
export type OrderTracking = z.infer<typeof orderTrackingAnswer>;

export const myOrdersQuery = z.strictObject({ cursor: z.optional(z.string().check(z.maxLength(200))) });
export const orderSummarySchema = z.object({
  order_id: z.string(),
  order_number: z.string(),
  placed_at: isoTime,
  status: z.enum(ORDER_STATUSES),
  status_label: z.string(),
  payment_status: z.enum(statesOf(PAYMENT)),
  total_minor: z.int(),
  currency: z.string(),
  item_count: z.int(),
  pictures: z.array(z.string()),
  titles: z.array(z.string()),
  estimated_delivery_window: z.nullable(dayRangeSchema),
});
export type OrderSummary = z.infer<typeof orderSummarySchema>;
export const myOrdersAnswer = z.object({ orders: z.array(orderSummarySchema), next_cursor: z.nullable(z.string()) });

export const syncOrderAnswer = z.object({
  order_number: z.string(),
  status: z.enum(ORDER_STATUSES),
  fulfillments: z.array(
    z.object({
      provider: z.string(),
      provider_label: z.string(),
      changed: z.boolean(),
      provider_status: z.nullable(z.string()),
      detail: z.string(),
    }),
  ),
  payment_changed: z.boolean(),
});
