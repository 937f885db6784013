import { z } from 'zod';
import { ORDER_STATUSES, PAYMENT_STATUSES } from '@/lib/domain/order-status';
import { orderSummarySchema, orderTrackingAnswer } from './orders';

export const adminOrdersQuery = z.strictObject({
  /** Order number, e-mail, payment intent, provider order id or tracking number. */
  q: z.string().trim().max(120).optional(),
  status: z.enum(ORDER_STATUSES).optional(),
  payment: z.enum(PAYMENT_STATUSES).optional(),
  cursor: z.string().max(200).optional(),
});

export const adminOrderRow = orderSummarySchema.extend({
  customer: z.string(),
  providers: z.array(z.string()),
  attention: z.boolean(),
});
export type AdminOrderRow = z.infer<typeof adminOrderRow>;
export const adminOrdersAnswer = z.object({ orders: z.array(adminOrderRow), next_cursor: z.string().nullable() });

/** The shopper's view and what only staff see. */
export const adminOrderAnswer = orderTrackingAnswer.extend({
  email: z.string(),
  payment_intent_id: z.string().nullable(),
  events: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      occurred_at: z.iso.datetime(),
      recorded_at: z.iso.datetime(),
      source: z.string(),
      actor: z.string(),
      provider: z.string().nullable(),
      detail: z.string(),
    }),
  ),
  effects: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      state: z.enum(['owed', 'done', 'dropped', 'attention', 'dead']),
      attempts: z.number().int(),
      last_error: z.string().nullable(),
      updated_at: z.iso.datetime(),
    }),
  ),
  provider_links: z.array(
    z.object({
      provider: z.string(),
      external_id: z.string(),
      pod_order_id: z.string().nullable(),
      cost_minor: z.number().int().nullable(),
      cost_currency: z.string().nullable(),
    }),
  ),
});
export type AdminOrder = z.infer<typeof adminOrderAnswer>;

/** GET /api/webhooks/test: up or down for anyone, the rest for staff. */
export const webhookTestAnswer = z.object({
  status: z.literal('up'),
  sources: z
    .array(
      z.object({
        source: z.string(),
        secret_set: z.boolean(),
        /** Null: the service could not be asked. */
        in_order: z.boolean().nullable(),
        registration: z.string(),
        last_event_at: z.iso.datetime().nullable(),
      }),
    )
    .optional(),
});
