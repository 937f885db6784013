import { z } from 'zod';
import { FULFILLMENT_STATUSES } from '@/lib/domain/fulfillment-status';
import { ORDER_STATUSES, PAYMENT_STATUSES } from '@/lib/domain/order-status';
import { PROBLEM_KINDS } from '@/lib/domain/problem';
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
  about: z.string().nullable(),
});
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

export const orderItemSchema = z.object({
  id: z.string(),
  product_id: z.string(),
  variant_id: z.string(),
  title: z.string(),
  variant_name: z.string(),
  picture: z.string().nullable(),
  quantity: z.number().int(),
  unit_minor: z.number().int(),
  provider: z.string(),
  /** The shopper's own picture on it, as it was ordered. */
  design: designViewSchema.nullable(),
});
export type OrderItemView = z.infer<typeof orderItemSchema>;

export const packageSchema = z.object({
  id: z.string(),
  provider: z.string(),
  status: z.enum(['pending', 'shipped', 'delivered', 'returned', 'canceled']),
  carrier: z.string().nullable(),
  tracking_number: z.string().nullable(),
  tracking_url: z.string().nullable(),
  shipped_at: isoTime.nullable(),
  delivered_at: isoTime.nullable(),
  estimated_from: z.string().nullable(),
  estimated_to: z.string().nullable(),
  reshipment: z.boolean(),
  /** The package's own story, oldest first. */
  events: z.array(z.object({ timestamp: isoTime, title: z.string() })),
  /** Null while the provider has not said what is inside. */
  items: z
    .array(
      z.object({
        item_id: z.string(),
        title: z.string(),
        variant_name: z.string(),
        picture: z.string().nullable(),
        quantity: z.number().int(),
        design: designViewSchema.nullable(),
      }),
    )
    .nullable(),
});
export type PackageView = z.infer<typeof packageSchema>;

export const fulfillmentSchema = z.object({
  provider: z.string(),
  provider_label: z.string(),
  pod_order_id: z.string().nullable(),
  status: z.enum(FULFILLMENT_STATUSES),
  on_hold: z.boolean(),
  hold_reason: z.string().nullable(),
  provider_status: z.string().nullable(),
  last_synced_at: isoTime.nullable(),
});
export type FulfillmentView = z.infer<typeof fulfillmentSchema>;

const paymentSchema = z.object({
  status: z.enum(PAYMENT_STATUSES),
  total: z.number().int(),
  refunded: z.number().int(),
  currency: z.string(),
});

/** GET /api/payments/order-status/{payment_intent_id}: the guide's fields first, then ours. */
export const orderStatusAnswer = z.object({
  payment_intent_id: z.string(),
  order_id: z.string(),
  status: z.string(),
  internal_status: z.enum(ORDER_STATUSES),
  provider: z.string().nullable(),
  provider_status: z.string().nullable(),
  tracking: z.object({
    tracking_number: z.string().nullable(),
    tracking_url: z.string().nullable(),
    carrier: z.string().nullable(),
    shipped_at: isoTime.nullable(),
  }),
  timeline: z.array(timelineEntrySchema),
  estimated_delivery: z.string(),
  estimated_delivery_window: dayRangeSchema.nullable(),
  packages: z.array(packageSchema),
  fulfillments: z.array(fulfillmentSchema),
  payment: paymentSchema,
  can_cancel: z.boolean(),
  last_confirmed_at: isoTime.nullable(),
});

export const recipientViewSchema = z.object({
  name: z.string(),
  company: z.string().optional(),
  line1: z.string(),
  line2: z.string().optional(),
  city: z.string(),
  state: z.string().optional(),
  postalCode: z.string(),
  country: z.string(),
  phone: z.string().optional(),
});

const refundViewSchema = z.object({
  amount_minor: z.number().int().nullable(),
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
  estimated_delivery_window: dayRangeSchema.nullable(),
  /** The same window with what it rests on and what it was before. Null where nothing is on its way. */
  delivery: dayRangeSchema
    .extend({
      basis: z.enum(['quote', 'history', 'carrier', 'late']),
      previous: dayRangeSchema.nullable(),
      changed_at: isoTime.nullable(),
    })
    .nullable(),
  items: z.array(orderItemSchema),
  packages: z.array(packageSchema),
  fulfillments: z.array(fulfillmentSchema),
  timeline: z.array(timelineEntrySchema),
  refund_progress: z.array(refundViewSchema),
  problems: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(PROBLEM_KINDS),
      label: z.string(),
      created_at: isoTime,
      closed: z.boolean(),
    }),
  ),
  /** One to five stars once they were given. */
  rating: z.number().int().nullable(),
  recipient: recipientViewSchema,
  /** True when names and street are hidden because the link may have been forwarded. */
  masked: z.boolean(),
  can_cancel: z.boolean(),
  /** Why it cannot be canceled (any more), in plain words. */
  cancel_reason: z.string().nullable(),
  can_change_address: z.boolean(),
  address_reason: z.string().nullable(),
  /** Differs whenever the order has changed; compared by browsers, read by nobody. */
  version: z.string(),
  last_confirmed_at: isoTime.nullable(),
});
export type OrderTracking = z.infer<typeof orderTrackingAnswer>;

export const myOrdersQuery = z.strictObject({ cursor: z.string().max(200).optional() });
export const orderSummarySchema = z.object({
  order_id: z.string(),
  order_number: z.string(),
  placed_at: isoTime,
  status: z.enum(ORDER_STATUSES),
  status_label: z.string(),
  payment_status: z.enum(PAYMENT_STATUSES),
  total_minor: z.number().int(),
  currency: z.string(),
  item_count: z.number().int(),
  pictures: z.array(z.string()),
  titles: z.array(z.string()),
  estimated_delivery_window: dayRangeSchema.nullable(),
});
export type OrderSummary = z.infer<typeof orderSummarySchema>;
export const myOrdersAnswer = z.object({ orders: z.array(orderSummarySchema), next_cursor: z.string().nullable() });

export const syncOrderAnswer = z.object({
  order_number: z.string(),
  status: z.enum(ORDER_STATUSES),
  /** Per provider: what the provider says, and whether our copy changed. */
  fulfillments: z.array(
    z.object({
      provider: z.string(),
      changed: z.boolean(),
      provider_status: z.string().nullable(),
      detail: z.string(),
    }),
  ),
  payment_changed: z.boolean(),
});

export const cancelOrderInput = z.strictObject({
  reason: z.string().trim().max(500).optional(),
  /** Staff only: give the money back for what the provider would not stop, too. */
  refund_unstoppable: z.boolean().optional(),
});
export const cancelOrderAnswer = z.object({
  order_number: z.string(),
  status: z.enum(ORDER_STATUSES),
  fulfillments: z.array(
    z.object({
      provider: z.string(),
      outcome: z.enum(['canceled', 'requested', 'refused']),
      reason: z.string().nullable(),
    }),
  ),
  refund: z.object({
    amount_minor: z.number().int(),
    currency: z.string(),
    status: z.enum(['none', 'requested', 'done', 'awaiting_approval']),
  }),
});
export type CancelOrderAnswer = z.infer<typeof cancelOrderAnswer>;
