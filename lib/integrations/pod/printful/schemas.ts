import { z } from 'zod';
import { eachRow, goodRows } from '../catalogue-reader';

/**
 * What we read of Printful's answers. Strict on what we use, blind to the rest: real answers carry more fields than
 * are documented, and new ones appear.
 */

/** Ids are integers on paper; external ones come as text or number. */
export const id = z.union([z.int(), z.string().min(1)]).transform(String);

/** Text that may be missing, null, blank or (tracking numbers, external ids) a number. */
const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined || String(value).trim() === '' ? null : String(value)));

/** "13.50"; estimates print numbers. */
const money = z.union([z.string().regex(/^-?\d+(\.\d+)?$/), z.number()]).transform(String);

/** v1 prints unix seconds, v2 ISO 8601, both print days as `YYYY-MM-DD`. What is neither is no date. */
const moment = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => {
    if (value === null || value === undefined || value === '') return null;
    const date = /^\d+$/.test(String(value)) ? new Date(Number(value) * 1000) : new Date(value);
    return Number.isNaN(date.getTime()) ? null : date;
  });

const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);

const list = <T extends z.ZodType>(row: T) =>
  z
    .array(row)
    .nullish()
    .transform((rows) => rows ?? []);

// ---- orders -------------------------------------------------------------------------------------------------------

const orderItem = z.object({
  id,
  external_id: text,
  sync_variant_id: id.nullish(),
  sku: text,
});

const shipmentV1 = z.object({
  id,
  status: text,
  carrier: text,
  service: text,
  tracking_number: text,
  tracking_url: text,
  ship_date: moment,
  shipped_at: moment,
  reshipment: flag,
  estimated_delivery_dates: z.object({ from: moment, to: moment }).nullish(),
  items: list(z.object({ item_id: id, quantity: z.int() })),
});

export const orderV1 = z.object({
  id,
  external_id: text,
  status: z.string().min(1),
  error: text,
  items: list(orderItem),
  costs: z.object({ currency: z.string().nullish(), total: money.nullish() }).nullish(),
  shipments: list(shipmentV1),
});

export const orderV2 = z.object({
  id,
  status: z.string().min(1),
  costs: z.object({ calculation_status: text }).nullish(),
});

export const shipmentV2 = z.object({
  id,
  carrier: text,
  service: text,
  shipment_status: z.string(),
  shipped_at: moment,
  delivery_status: text,
  delivered_at: moment,
  is_reshipment: flag,
  tracking_number: text,
  tracking_url: text,
  estimated_delivery: z.object({ from_date: moment, to_date: moment }).nullish(),
  shipment_items: list(z.object({ order_item_id: id, order_item_external_id: text, quantity: z.int() })),
});

// ---- catalogue and rates ------------------------------------------------------------------------------------------

export const syncProductRow = z.object({ id, is_ignored: flag });

/** A price may be blank or no amount at all: then its variant is left out by name. */
const price = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => String(value ?? '').trim());

const syncVariant = z.object({
  id,
  name: text.catch(null),
  synced: flag,
  is_ignored: flag,
  variant_id: id.nullish().catch(null),
  retail_price: price,
  currency: text,
  sku: text.catch(null),
  size: text.catch(null),
  color: text.catch(null),
  availability_status: text.catch(null),
  product: z.object({ product_id: id, image: text.catch(null) }).nullish(),
  files: goodRows(z.object({ type: text, preview_url: text })),
});

export const syncProduct = z.object({
  sync_product: z.object({ id, name: z.string().min(1), thumbnail_url: text.catch(null), is_ignored: flag }),
  sync_variants: eachRow(syncVariant),
});

/** What Printful prints on: a catalogue product with its variants. */
export const blank = z.object({
  product: z.object({
    id,
    type_name: text.catch(null),
    description: text.catch(null),
    origin_country: text.catch(null),
    currency: text.catch(null),
    is_discontinued: flag,
  }),
  variants: goodRows(z.object({ id, color_code: text.catch(null), price, in_stock: flag })),
});

export const shippingRate = z.object({
  shipping: z.string().min(1),
  shipping_method_name: z.string(),
  rate: money,
  currency: z.string(),
  min_delivery_days: z.int().nullish(),
  max_delivery_days: z.int().nullish(),
  shipments: list(
    z.object({
      customs_fees_possible: z
        .boolean()
        .nullish()
        .transform((value) => value ?? false),
    }),
  ),
});

// ---- webhooks -----------------------------------------------------------------------------------------------------

export const webhookConfigV1 = z.object({ url: text, types: list(z.string()) });

export const webhookConfigV2 = z.object({
  default_url: text,
  expires_at: moment,
  events: list(z.object({ type: z.string(), url: text })),
});

export const webhookCreatedV2 = z.object({ secret_key: z.string().min(1) });

/** v1 says `created` and `store`, v2 `occurred_at` and `store_id`; `retries` differs between deliveries of one event. */
export const webhookEnvelope = z
  .object({
    type: z.string().min(1),
    created: z.int().optional(),
    store: id.optional(),
    occurred_at: z.string().optional(),
    store_id: id.optional(),
    data: z.unknown().optional(),
  })
  .refine((event) => event.created !== undefined || event.occurred_at !== undefined, 'neither a v1 nor a v2 event');

/** v1 carries the whole order, v2 a stub of it; both have these. */
export const orderEventData = z.object({
  reason: text,
  amount: text,
  is_out_of_stock: z.boolean().nullish(),
  order: z.object({ id, external_id: text, status: text }),
  shipment: z.object({ id, status: text, tracking_number: text }).nullish(),
});

export const productEventData = z.object({ sync_product: z.object({ id }) });

export type OrderV1 = z.output<typeof orderV1>;
export type ShipmentV2 = z.output<typeof shipmentV2>;
export type SyncProduct = z.output<typeof syncProduct>;
export type Blank = z.output<typeof blank>;
export type ShippingRate = z.output<typeof shippingRate>;
