import { z } from 'zod';
import { eachRow, goodRows } from '../catalogue-reader';

/** Printify's answers, as far as we read them; what else they carry is dropped. Money is an integer of US cents. */

/** Ids are numbers here and strings there. */
const id = z.union([z.string(), z.number()]).transform(String);
const optionalId = id.nullish().transform((value) => value ?? null);
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
const cents = z
  .number()
  .nullish()
  .transform((value) => value ?? null);

/** `2017-04-18 13:24:28+00:00` or ISO 8601. The epoch stands for "never", as does what cannot be read. */
const time = z
  .string()
  .nullish()
  .transform((value) => {
    const date = new Date((value ?? '').replace(' ', 'T'));
    return date.getTime() > 0 ? date : null;
  });

const listOf = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((value) => value ?? []);

// ---- orders -------------------------------------------------------------------------------------------------------

const lineItem = z.object({
  variant_id: id,
  quantity: z.number().int(),
  cost: cents,
  shipping_cost: cents,
  status: text,
  metadata: z.object({ sku: optionalId, external_id: optionalId }).nullish(),
  sent_to_production_at: time,
  estimated_delivery_at: time,
});

export const order = z.object({
  id,
  status: z.string(),
  line_items: listOf(lineItem),
  /** Our external id comes back here only; for a sales channel's orders it is a number. */
  metadata: z.object({ shop_order_id: optionalId }).nullish(),
  total_shipping: cents,
  total_tax: cents,
  shipments: listOf(z.object({ carrier: text, number: optionalId, url: text, shipped_at: time, delivered_at: time })),
  sent_to_production_at: time,
  fulfilled_at: time,
});
export type Order = z.output<typeof order>;

export const submitted = z.object({ id });

/** `updated_directly`, or a request that their support will look at. */
export const addressChanged = z.object({ resolution: z.string() });

/** Method → cents. A method that cannot be had is absent or null. */
export const shippingCosts = z.record(z.string(), z.number().nullable().catch(null));
export type ShippingCosts = z.output<typeof shippingCosts>;

// ---- catalogue ----------------------------------------------------------------------------------------------------

const variant = z.object({
  id: z.number(),
  sku: text.catch(null),
  cost: cents.catch(null),
  /** Cents; a variant without one is left out by name. */
  price: cents.catch(null),
  title: text.catch(null),
  is_enabled: z.boolean(),
  is_available: z.boolean().nullish().catch(null),
  options: goodRows(z.number()),
});

export const product = z.object({
  id,
  title: z.string().min(1),
  description: text.catch(null),
  safety_information: text.catch(null),
  tags: goodRows(z.string()),
  options: goodRows(
    z.object({
      name: z.string(),
      type: text.catch(null),
      values: goodRows(z.object({ id: z.number(), title: z.string(), colors: goodRows(z.string()) })),
    }),
  ),
  variants: eachRow(variant),
  images: goodRows(
    z.object({
      src: z.string().min(1),
      variant_ids: goodRows(z.number()),
      is_default: z.boolean().nullish(),
      is_selected_for_publishing: z.boolean().nullish(),
    }),
  ),
  visible: z.boolean().nullish().catch(null),
  is_locked: z.boolean().nullish().catch(null),
  created_at: time.catch(null),
  updated_at: time.catch(null),
  external: z.unknown().optional(),
  blueprint_id: z.number().nullish().catch(null),
  print_provider_id: z.number().nullish().catch(null),
});
export type Product = z.output<typeof product>;

// ---- webhooks -----------------------------------------------------------------------------------------------------

export const registration = z.object({ id, topic: z.string(), url: z.string() });
export type Registration = z.output<typeof registration>;
export const registrations = z.array(registration);

/** Some events carry no `data`, and one that is simulated carries whatever was posted. */
export const webhookEnvelope = z.object({
  id: z.string().min(1),
  type: z.string().min(1),
  created_at: time,
  resource: z
    .object({ id: optionalId.catch(null), data: z.unknown().optional() })
    .nullish()
    .catch(null),
});

/** Unreadable details are no reason to turn a message away: it is a hint to look anyway. */
export const orderEventData = z
  .object({
    status: text.catch(null),
    carrier: z.object({ tracking_number: optionalId }).nullish().catch(null),
    skus: listOf(id).catch([]),
  })
  .nullish()
  .catch(null);

/** `create`, `update` or `delete`. */
export const publishEventData = z
  .object({ action: text.catch(null) })
  .nullish()
  .catch(null);
