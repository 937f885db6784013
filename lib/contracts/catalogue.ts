import * as z from 'zod/mini';
import { lineKey } from '@/lib/domain/catalogue/design';
import { LINE_PROBLEMS } from '@/lib/domain/core/errors';
import { MAX_LINES, MAX_QUANTITY } from '@/lib/domain/money/pricing';
import { designViewSchema, placedDesignSchema } from './designs';

export const variantSchema = z.object({
  id: z.string(),
  name: z.string(),
  sku: z.nullable(z.string()),
  options: z.record(z.string(), z.string()),
  color_hex: z.nullable(z.string()),
  price_minor: z.int(),
  currency: z.string(),
  available: z.boolean(),
  pictures: z.array(z.string()),
});

/** What a card of the shop shows. */
export const cardSchema = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  picture: z.nullable(z.string()),
  /** The thing where it is used. */
  scene: z.nullable(z.string()),
  from_minor: z.int(),
  to_minor: z.int(),
  currency: z.string(),
  hexes: z.array(z.string()),
  sold_out: z.boolean(),
});
export type CardView = z.infer<typeof cardSchema>;

const choiceSchema = z.object({ value: z.string(), hex: z.nullable(z.string()), count: z.int() });
export type ChoiceView = z.infer<typeof choiceSchema>;
/** A page of the shop. `near`: nothing was spelt as asked for, this comes close. */
export const browseSchema = z.object({
  cards: z.array(cardSchema),
  next: z.nullable(z.string()),
  near: z.boolean(),
  total: z.int(),
  kinds: z.array(z.object({ value: z.string(), count: z.int() })),
  colors: z.array(choiceSchema),
  sizes: z.array(choiceSchema),
});
export type BrowseView = z.infer<typeof browseSchema>;

export const productSchema = z.object({
  id: z.string(),
  /** Its address is `/products/<slug>`. */
  slug: z.string(),
  provider: z.string(),
  provider_label: z.string(),
  title: z.string(),
  description: z.string(),
  kind: z.string(),
  tags: z.array(z.string()),
  pictures: z.array(z.string()),
  /** Lowest price of an available variant (of any, when none is available). */
  from_minor: z.int(),
  currency: z.string(),
  available: z.boolean(),
  variants: z.array(variantSchema),
});

export type ProductView = z.infer<typeof productSchema>;

export const deliveryEstimateQuery = z.strictObject({
  variant_id: z.string().check(z.minLength(1), z.maxLength(120)),
  country: z.string().check(z.regex(/^[A-Z]{2}$/, 'Two capital letters, ISO 3166-1.')),
});
const businessDays = z.object({ min: z.int(), max: z.int() });
export const deliveryEstimateAnswer = z.object({
  country: z.string(),
  /** For one piece, cheapest first; empty where it is not delivered. */
  choices: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      cost_minor: z.int(),
      currency: z.string(),
      /** ISO days, production included. */
      delivery_from: z.string(),
      delivery_to: z.string(),
      production_days: businessDays,
      transit_days: businessDays,
      customs: z.boolean(),
    }),
  ),
  quoted_at: z.iso.datetime(),
});
export type DeliveryEstimate = z.infer<typeof deliveryEstimateAnswer>;

/** The unified list has all providers' goods in one shape. `after`: the `next` of the page before. */
export const allProductsQuery = z.strictObject({
  after: z.optional(z.string().check(z.maxLength(1000))),
  limit: z.optional(z.coerce.number().check(z.int(), z.gte(1), z.lte(50))),
});
/** `provider` chooses one provider's goods. */
export const productsQuery = z.extend(allProductsQuery, { provider: z.optional(z.string().check(z.maxLength(40))) });
/** A page is at most 250 kB: of many variants each has its first picture only. `next` is null on the last page. */
export const productsAnswer = z.object({ products: z.array(productSchema), next: z.nullable(z.string()) });

export const cartItemSchema = z.strictObject({
  variant_id: z.string().check(z.minLength(1), z.maxLength(120)),
  quantity: z.int().check(z.gte(1, 'At least 1.'), z.lte(MAX_QUANTITY, `At most ${MAX_QUANTITY}.`)),
  /** The shopper's own picture on it. */
  design: z.optional(placedDesignSchema),
});
export type CartItem = z.infer<typeof cartItemSchema>;
export const cartItemsSchema = z.array(cartItemSchema).check(
  z.minLength(1, 'The cart is empty.'),
  z.maxLength(MAX_LINES, `At most ${MAX_LINES} different items in one order.`),
  z.refine(
    (items) => new Set(items.map(({ variant_id, design }) => lineKey(variant_id, design))).size === items.length,
    {
      message: 'Each item may be listed once.',
    },
  ),
);

export const cartInput = z.strictObject({ items: cartItemsSchema });
export const cartLineSchema = z.object({
  /** What tells it from the others: the variant, and the design on it. */
  key: z.string(),
  variant_id: z.string(),
  product_id: z.string(),
  slug: z.string(),
  title: z.string(),
  variant_name: z.string(),
  provider: z.string(),
  picture: z.nullable(z.string()),
  quantity: z.int(),
  unit_minor: z.int(),
  available: z.boolean(),
  design: z.nullable(designViewSchema),
  /** Why it cannot be ordered like this, where that is not stock. */
  problem: z.nullable(z.enum(LINE_PROBLEMS)),
  /** Where it is not sold for a while: what is said of that. */
  pause: z.nullable(z.object({ message: z.nullable(z.string()), until: z.nullable(z.iso.datetime()) })),
});
export type CartLine = z.infer<typeof cartLineSchema>;
export const cartAnswer = z.object({
  lines: z.array(cartLineSchema),
  /** Keys of what is no longer sold at all. */
  gone: z.array(z.string()),
  subtotal_minor: z.int(),
  currency: z.string(),
});
