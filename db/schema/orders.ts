import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  numeric,
  pgSequence,
  pgTable,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Recipient } from '@/lib/domain/address/recipient';
import type { DesignSnapshot } from '@/lib/domain/catalogue/design';
import type { Locale } from '@/lib/domain/core/locale';
import type { PaymentInstructions } from '@/lib/domain/money/payment-instructions';
import type { PaymentMethod } from '@/lib/domain/money/payment-method';
import type { DeliveryWindow } from '@/lib/domain/order/delivery-window';
import type { Trouble } from '@/lib/domain/order/pod';
import type { OrderQuote, ShippingChoice } from '@/lib/domain/order/shipping-choice';
import {
  FULFILLMENT,
  type FulfillmentStatus,
  ORDER_STATUSES,
  type OrderStatus,
  PAYMENT,
  PAYMENTS,
  type PaymentStatus,
  statesOf,
} from '@/lib/domain/order/states';
import type { AgreedTexts } from '@/lib/domain/shop/pages';
import { oneOf } from '../one-of';
import { sealed } from '../sealed';
import { created, time } from './_time';
import { TOTAL_AMOUNT } from './_total-amount';
import type { OrderSummaryData } from './order-summary';
import { users } from './people';

const paymentIs = (set: readonly PaymentStatus[]) => oneOf(sql`payment_status`, set);
const UNSUBMITTED = sql`status = 'pending' and ${paymentIs(PAYMENTS.paid)}`;
const UNFINISHED = sql`${paymentIs(PAYMENTS.payable)} and canceled_at is null`;
const CALLED_OFF = sql`${paymentIs(PAYMENTS.refundable)} and (canceled_at is not null or cancel_requested_at is not null)`;
export const orderNumbers = pgSequence('order_numbers', { startWith: 1 });

export const orders = pgTable(
  'orders',
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: uuid().references(() => users.id, { onDelete: 'set null' }),
    orderNumber: text().notNull().unique(),
    status: text().$type<OrderStatus>().notNull().default('pending'),
    totalMinor: integer().notNull(),
    /** The total in major units, derived so that it can never disagree with `total_minor`. */
    totalAmount: numeric().notNull().generatedAlwaysAs(TOTAL_AMOUNT),
    currency: text().notNull(),
    /** The language it was placed in; its mails are written in it. */
    locale: text().$type<Locale>().notNull().default('en'),
    paymentIntentId: text().unique(),
    /** Part of Stripe's idempotency key; a new one after Stripe has kept a failure under the old. */
    paymentAttempt: integer().notNull().default(1),
    trackingNumber: text(),
    trackingUrl: text(),
    carrier: text(),
    providerStatus: text(),
    createdAt: created(),
    updatedAt: created(),
    shippedAt: time(),
    deliveredAt: time(),
    canceledAt: time(),
    metadata: jsonb().$type<OrderSummaryData>().notNull().default({ products: [] }),

    paymentStatus: text().$type<PaymentStatus>().notNull().default('unpaid'),
    subtotalMinor: integer().notNull(),
    shippingMinor: integer().notNull(),
    taxMinor: integer().notNull().default(0),
    refundedMinor: integer().notNull().default(0),
    /** What came in, where it is not the total; null while the payment fits. */
    receivedMinor: integer(),
    /** How the shopper pays elsewhere; says something only while that is awaited. */
    paymentInstructions: jsonb().$type<PaymentInstructions>(),
    /** What it was paid with; null until then, and for orders from before this was kept. */
    paymentMethod: jsonb().$type<PaymentMethod>(),
    /** By the database's clock: when the newest look at the payment that we applied was begun. */
    paymentSeenAt: time(),
    livemode: boolean().notNull(),
    recipientSealed: sealed<Recipient>().notNull(),
    /** Counts changes of the address; a provider's draft that has an older one is corrected before it is confirmed. */
    recipientVersion: integer().notNull().default(1),
    emailSealed: sealed<string>().notNull(),
    /** Keyed fingerprints: of the e-mail, for look-ups, and of the network, for a day, to know who tries stolen cards. */
    emailIndex: text().notNull(),
    networkIndex: text(),
    country: text().notNull(),
    shipping: jsonb().$type<ShippingChoice>().notNull(),
    /** When it is expected now; null until it is paid, then `shipping` stands. */
    deliveryWindow: jsonb().$type<DeliveryWindow>(),
    quote: jsonb().$type<OrderQuote>(),
    /** Which versions of the shop's terms it was placed under. */
    agreed: jsonb().$type<AgreedTexts>(),
    taxTransactionId: text(),
    /** From the caller's Idempotency-Key, and what was asked with it. */
    checkoutKey: text().unique(),
    checkoutHash: text().notNull(),
    /** The cart it came from, whichever tab placed it: of the orders of one cart only one is charged. */
    purchaseKey: text(),
    /** Set when a cancel was asked for; nothing is submitted or confirmed after it. */
    cancelRequestedAt: time(),
    paidAt: time(),
    /** Until then nothing of it is confirmed, so that its shopper may still change it. */
    graceUntil: time(),
    /** Since when nothing here tells whose order it was. */
    erasedAt: time(),
  },
  (table) => [
    // Ascending, read backwards: drizzle's desc() sorts nulls last, which `order by … desc` cannot use.
    index('orders_by_time').on(table.createdAt, table.id),
    index('orders_by_email').on(table.emailIndex),
    index('orders_by_network').on(table.networkIndex, table.createdAt).where(sql`network_index is not null`),
    index('orders_by_user').on(table.userId, table.createdAt),
    index('orders_by_status').on(table.status, table.createdAt, table.id),
    index('orders_by_payment').on(table.paymentStatus, table.createdAt, table.id),
    index('orders_by_country').on(table.country, table.createdAt, table.id),
    // What the console's views watch: small however many orders there are.
    index('orders_unsubmitted').on(table.createdAt, table.id).where(UNSUBMITTED),
    index('orders_under_way').on(table.shippedAt).where(sql`status = 'shipped'`),
    index('orders_by_tracking').on(table.trackingNumber),
    index('orders_by_paid').on(table.paidAt),
    index('orders_refunded_beyond').on(table.id).where(sql`refunded_minor > coalesce(received_minor, total_minor)`),
    index('orders_by_delivery').on(table.deliveredAt).where(sql`delivered_at is not null`),
    index('orders_called_off').on(table.id).where(CALLED_OFF),
    index('orders_unfinished').on(table.createdAt).where(UNFINISHED),
    index('orders_by_purchase').on(table.purchaseKey).where(sql`purchase_key is not null`),
    check('orders_status', oneOf(table.status, ORDER_STATUSES)),
    check('orders_payment_status', oneOf(table.paymentStatus, statesOf(PAYMENT))),
  ],
);
export type OrderRow = typeof orders.$inferSelect;

export const orderItems = pgTable(
  'order_items',
  {
    id: uuid().primaryKey().defaultRandom(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    provider: text().notNull(),
    productId: text().notNull(),
    variantId: text().notNull(),
    title: text().notNull(),
    variantName: text().notNull(),
    picture: text(),
    sku: text(),
    quantity: integer().notNull(),
    unitMinor: integer().notNull(),
    providerProductId: text().notNull(),
    providerVariantId: text().notNull(),
    providerData: jsonb().$type<Record<string, string | number>>().notNull(),
    design: jsonb().$type<DesignSnapshot>(),
  },
  (table) => [
    index('order_items_by_order').on(table.orderId),
    index('order_items_by_design').on(sql`(design->>'file')`).where(sql`design is not null`),
  ],
);
export type OrderItemRow = typeof orderItems.$inferSelect;

export const fulfillments = pgTable(
  'fulfillments',
  {
    id: uuid().primaryKey().defaultRandom(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    provider: text().notNull(),
    generation: integer().notNull().default(1),
    /** Which replacement of the order it is, free of charge; 0: what was bought. */
    replacement: integer().notNull().default(0),
    /** What of the order's items a replacement is; null: all that its provider prints. */
    lines: jsonb().$type<{ item_id: string; quantity: number }[]>(),
    externalId: text().notNull(),
    podOrderId: text(),
    /** The mode we were in when it was handed over; null before. */
    livemode: boolean(),
    status: text().$type<FulfillmentStatus>().notNull().default('pending'),
    rank: integer().notNull().default(0),
    onHold: boolean().notNull().default(false),
    reason: text(),
    /** What stands still there, and since when. */
    trouble: text().$type<Trouble>(),
    troubleSince: time(),
    /** Since when it is only taken to have arrived; null where somebody said so. */
    presumedAt: time(),
    providerStatus: text(),
    shippingMethod: text().notNull(),
    costMinor: integer(),
    costCurrency: text(),
    /** Which version of the order's address the provider has. */
    recipientVersion: integer().notNull().default(1),
    /** Since when its confirm is under way: its address is fixed from then on. */
    handingOverAt: time(),
    confirmedAt: time(),
    /** When the newest look at the provider that we applied was begun. */
    lastSyncedAt: time(),
    createdAt: created(),
    updatedAt: created(),
  },
  (table) => [
    unique('fulfillments_generation').on(table.orderId, table.provider, table.generation),
    unique('fulfillments_external').on(table.provider, table.externalId),
    unique('fulfillments_pod_order').on(table.provider, table.podOrderId),
    index('fulfillments_open').on(table.status, table.lastSyncedAt),
    index('fulfillments_by_confirm').on(table.confirmedAt).where(sql`confirmed_at is not null`),
    index('fulfillments_troubled').on(table.troubleSince).where(sql`trouble is not null`),
    index('fulfillments_by_pod_order').on(table.podOrderId),
    index('fulfillments_by_external').on(table.externalId),
    check('fulfillments_status', oneOf(table.status, statesOf(FULFILLMENT))),
  ],
);
export type FulfillmentRow = typeof fulfillments.$inferSelect;
