import * as z from 'zod/mini';
import { ORDER_VIEWS } from '@/lib/domain/order/order-views';
import { ORDER_STATUSES, PAYMENT, statesOf } from '@/lib/domain/order/states';
import { daySchema } from '../days';
import { orderSummarySchema } from '../orders';

const orderNumber = z.string().check(z.regex(/^FBZ\d{14}$/));

const filterFields = {
  /** Order number, e-mail, payment intent, provider order id or tracking number: complete, not a part of it. */
  q: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(120))),
  view: z.optional(z.enum(ORDER_VIEWS)),
  status: z.optional(z.enum(ORDER_STATUSES)),
  payment: z.optional(z.enum(statesOf(PAYMENT))),
  provider: z.optional(z.string().check(z.maxLength(40))),
  country: z.optional(z.string().check(z.regex(/^[A-Z]{2}$/, 'A country is two capital letters, such as US.'))),
  /** Days in UTC, both included. */
  from: z.optional(daySchema),
  to: z.optional(daySchema),
};

/** What the list shows. The same names stand in the console's address. */
export const orderFilterSchema = z.strictObject(filterFields);

/** `after`, `before`: the order number at the edge of the page that was seen last. */
export const adminOrdersQuery = z.strictObject({
  ...filterFields,
  after: z.optional(orderNumber),
  before: z.optional(orderNumber),
});
export type AdminOrdersQuery = z.output<typeof adminOrdersQuery>;

export const adminOrderRow = z.extend(orderSummarySchema, {
  customer: z.string(),
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

/** Counts stop at 100: a view that holds more is told as holding that many. */
export const orderViewsAnswer = z.object({
  views: z.array(z.object({ id: z.enum(ORDER_VIEWS), count: z.int() })),
  saved: z.array(z.object({ id: z.uuid(), name: z.string(), query: orderFilterSchema, count: z.int() })),
});
export type OrderViews = z.output<typeof orderViewsAnswer>;

export const saveViewInput = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1, 'Give the view a name.'), z.maxLength(40)),
  query: orderFilterSchema.check(z.refine((query) => Object.keys(query).length > 0, 'Choose a filter first.')),
});
export const savedViewAnswer = z.object({ id: z.uuid() });
export const doneAnswer = z.object({ done: z.literal(true) });

/** `numbers`: only these orders, comma-separated; else all that the filter finds. */
export const exportOrdersQuery = z.strictObject({
  ...filterFields,
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
