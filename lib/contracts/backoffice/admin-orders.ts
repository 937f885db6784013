import * as z from 'zod/mini';
import { cleanText } from '@/lib/domain/core/clean';
import { orderFilterSchema } from '@/lib/domain/order/list-filters';
import { ORDER_NUMBER } from '@/lib/domain/order/order-number';
import { ORDER_VIEWS } from '@/lib/domain/order/order-views';
import { orderSummarySchema } from '../orders';

const orderNumber = z.string().check(z.regex(ORDER_NUMBER));

/** `after`, `before`: the order number at the edge of the page that was seen last. */
export const adminOrdersQuery = z.extend(orderFilterSchema, {
  after: z.optional(orderNumber),
  before: z.optional(orderNumber),
});
export type AdminOrdersQuery = z.output<typeof adminOrdersQuery>;

export const adminOrderRow = z.extend(orderSummarySchema, {
  customer: z.string(),
  name: z.string(),
  country: z.string(),
  providers: z.array(z.string()),
  attention: z.boolean(),
});
export type AdminOrderRow = z.infer<typeof adminOrderRow>;

/** `older`, `newer`: what to pass as `after` and `before`, null where there is nothing. */
export const adminOrdersAnswer = z.object({
  orders: z.array(adminOrderRow),
  older: z.nullable(z.string()),
  newer: z.nullable(z.string()),
});

/** One customer: whom an e-mail belongs to, as far as orders tell. */
export const adminCustomerAnswer = z.object({
  email: z.string(),
  /** Whom the orders went to, the newest first. */
  names: z.array(z.string()),
  since: z.iso.datetime(),
  sums: z.array(z.object({ currency: z.string(), orders: z.int(), paid_minor: z.int(), refunded_minor: z.int() })),
  /** Open ones. */
  inquiries: z.int(),
  orders: z.array(adminOrderRow),
  /** Whether there are older orders. */
  more: z.boolean(),
});
export type AdminCustomer = z.infer<typeof adminCustomerAnswer>;

/** Counts stop at 100: a view that holds more is told as holding that many. */
export const orderViewsAnswer = z.object({
  views: z.array(z.object({ id: z.enum(ORDER_VIEWS), count: z.int() })),
  saved: z.array(z.object({ id: z.uuid(), name: z.string(), query: orderFilterSchema, count: z.int() })),
});
export type OrderViews = z.output<typeof orderViewsAnswer>;

export const saveViewInput = z.strictObject({
  name: z.string().check(z.overwrite(cleanText), z.minLength(1, 'Give the view a name.'), z.maxLength(40)),
  query: orderFilterSchema.check(z.refine((query) => Object.keys(query).length > 0, 'Choose a filter first.')),
});
export const savedViewAnswer = z.object({ id: z.uuid() });
export const doneAnswer = z.object({ done: z.literal(true) });

/** `numbers`: only these orders, comma-separated; else all that the filter finds. */
export const exportOrdersQuery = z.extend(orderFilterSchema, {
  numbers: z.optional(
    z.pipe(
      z.pipe(
        z.string(),
        z.transform((value) => value.split(',')),
      ),
      z.array(orderNumber).check(z.minLength(1), z.maxLength(500)),
    ),
  ),
});
