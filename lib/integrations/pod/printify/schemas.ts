import { z } from 'zod';

/** Lenient on what we do not use, strict on what we do. Source: the documented answers, see the provider's API docs. */
const id = z.union([z.number(), z.string()]).transform(String);
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
const cents = z.number();

const order = z.object({
  id: z.string(),
  status: z.string(),
  metadata: z.object({ shop_order_id: id.nullish() }).nullish(),
  line_items: z
    .array(
      z.object({
        product_id: text,
        variant_id: id,
        quantity: z.number(),
        cost: cents.default(0),
        shipping_cost: cents.default(0),
        metadata: z.object({ sku: text, external_id: text }).nullish(),
      }),
    )
    .default([]),
  total_tax: cents.default(0),
  sent_to_production_at: text,
  shipments: z
    .array(z.object({ carrier: text, number: text, url: text, shipped_at: text, delivered_at: text }))
    .nullish()
    .transform((value) => value ?? []),
});
export type Order = z.output<typeof order>;
export const orderAnswer = order;
export const orderListAnswer = z.object({ current_page: z.number(), last_page: z.number(), data: z.array(order) });
export const submitAnswer = z.object({ id: z.string() });
/** Newer docs answer the id, older ones the whole order: nothing of it is used. */
export const looseAnswer = z.unknown();

export const shippingAnswer = z.record(z.string(), z.number());

const product = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  tags: z.array(z.string()).default([]),
  options: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      values: z.array(z.object({ id: z.number(), title: z.string(), colors: z.array(z.string()).optional() })),
    }),
  ),
  variants: z.array(
    z.object({
      id: z.number(),
      sku: text,
      cost: cents.nullish(),
      price: cents,
      title: z.string(),
      is_enabled: z.boolean(),
      is_available: z.boolean().default(true),
      options: z.array(z.number()),
    }),
  ),
  images: z.array(
    z.object({ src: z.string(), variant_ids: z.array(z.number()), is_default: z.boolean().default(false) }),
  ),
  visible: z.boolean().default(true),
});
export type Product = z.output<typeof product>;
export const productListAnswer = z.object({ current_page: z.number(), last_page: z.number(), data: z.array(product) });

export const webhookListAnswer = z.array(z.object({ id: z.string(), topic: z.string(), url: z.string() }));
export const webhookAnswer = z.object({ id: z.string() });

export const webhookMessage = z.object({
  id: z.string().min(1),
  type: z.string(),
  created_at: text,
  resource: z.object({ id, type: z.string(), data: z.unknown() }),
});
export const shipmentData = z.looseObject({
  carrier: z.looseObject({ tracking_number: text }),
  skus: z.array(z.string()).default([]),
});
