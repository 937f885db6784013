import { z } from 'zod';
import { ORDER_STATUSES, PAYMENT_STATUSES } from '@/lib/domain/order-status';
import { ORDER_VIEWS } from '@/lib/domain/order-views';
import { orderSummarySchema } from './orders';

const day = z.iso.date();
const orderNumber = z.string().regex(/^FBZ\d{14}$/);

const filterFields = {
  /** Order number, e-mail, payment intent, provider order id or tracking number: complete, not a part of it. */
  q: z.string().trim().min(1).max(120).optional(),
  view: z.enum(ORDER_VIEWS).optional(),
  status: z.enum(ORDER_STATUSES).optional(),
  payment: z.enum(PAYMENT_STATUSES).optional(),
  provider: z.string().max(40).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'A country is two capital letters, such as US.')
    .optional(),
  /** Days in UTC, both included. */
  from: day.optional(),
  to: day.optional(),
};

/** What the list shows. The same names stand in the console's address. */
export const orderFilterSchema = z.strictObject(filterFields);

/** `after`, `before`: the order number at the edge of the page that was seen last. */
export const adminOrdersQuery = z.strictObject({
  ...filterFields,
  after: orderNumber.optional(),
  before: orderNumber.optional(),
});
export type AdminOrdersQuery = z.output<typeof adminOrdersQuery>;

export const adminOrderRow = orderSummarySchema.extend({
  customer: z.string(),
  country: z.string(),
  providers: z.array(z.string()),
  attention: z.boolean(),
});
export type AdminOrderRow = z.infer<typeof adminOrderRow>;

/** `older`, `newer`: what to pass as `after` and `before`, null where there is nothing. */
export const adminOrdersAnswer = z.object({
  orders: z.array(adminOrderRow),
  older: z.string().nullable(),
  newer: z.string().nullable(),
});

/** Counts stop at 100: a view that holds more is told as holding that many. */
export const orderViewsAnswer = z.object({
  views: z.array(z.object({ id: z.enum(ORDER_VIEWS), count: z.number().int() })),
  saved: z.array(z.object({ id: z.uuid(), name: z.string(), query: orderFilterSchema, count: z.number().int() })),
});
export type OrderViews = z.output<typeof orderViewsAnswer>;

export const saveViewInput = z.strictObject({
  name: z.string().trim().min(1, 'Give the view a name.').max(40),
  query: orderFilterSchema.refine((query) => Object.keys(query).length > 0, 'Choose a filter first.'),
});
export const savedViewAnswer = z.object({ id: z.uuid() });
export const doneAnswer = z.object({ done: z.literal(true) });

/** `numbers`: only these orders, comma-separated; else all that the filter finds. */
export const exportOrdersQuery = z.strictObject({
  ...filterFields,
  numbers: z
    .string()
    .transform((value) => value.split(','))
    .pipe(z.array(orderNumber).min(1).max(500))
    .optional(),
});
