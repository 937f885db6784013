import { doublePrecision, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { OrderTax } from '@/lib/domain/money/pricing';
import type { ShippingQuote } from '@/lib/domain/order/pod';
import { sealed } from '../sealed';
import { time } from './_time';

/** The bucket of a group of routes that has a limit of its own, beside the provider's in `provider_health`. */
export const providerRouteLimits = pgTable(
  'provider_route_limits',
  {
    provider: text().notNull(),
    route: text().notNull(),
    tokens: doublePrecision(),
    refilledAt: time(),
    pausedUntil: time(),
  },
  (table) => [primaryKey({ columns: [table.provider, table.route] })],
);

/** How calls went, minute by minute, for a day. `failed` counts no answer and 5xx, `limited` counts 429. */
export const providerMinutes = pgTable(
  'provider_minutes',
  {
    provider: text().notNull(),
    minute: time().notNull(),
    calls: integer().notNull(),
    failed: integer().notNull(),
    limited: integer().notNull(),
    /** Of all calls together. */
    latencyMs: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.provider, table.minute] })],
);

/** The last good answer of a provider about one destination and one set of lines, for when it does not answer. */
export const shippingQuotes = pgTable(
  'shipping_quotes',
  {
    /** Hash of provider, destination, lines and currency. */
    key: text().primaryKey(),
    provider: text().notNull(),
    quotes: jsonb().$type<ShippingQuote[]>().notNull(),
    quotedAt: time().notNull(),
  },
  (table) => [index('shipping_quotes_by_age').on(table.quotedAt)],
);

/** Stripe's last answer about the tax of a cart and a place. The order that is made of it takes it along. */
export const taxQuotes = pgTable(
  'tax_quotes',
  { key: text().primaryKey(), tax: jsonb().$type<OrderTax>().notNull(), quotedAt: time().notNull() },
  (table) => [index('tax_quotes_by_age').on(table.quotedAt)],
);

/** Orders of print shops that keep none themselves, by provider and number; staff enter what became of them. */
export const deskOrders = pgTable(
  'desk_orders',
  {
    id: text().primaryKey(),
    provider: text().notNull(),
    /** The adapter's own words. */
    pageSealed: sealed<unknown>().notNull(),
    createdAt: time().notNull(),
    changedAt: time().notNull(),
  },
  (table) => [index('desk_orders_newest').on(table.provider, table.createdAt.desc(), table.id.desc())],
);
