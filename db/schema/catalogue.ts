import { boolean, index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import type { PrintArea } from '@/lib/domain/catalogue/design';
import type { SizeGuide } from '@/lib/domain/catalogue/size-guide';
import { time } from './_time';

/** `id` is `<provider>-<provider's product id>`: readable, stable, fit for a URL. */
export const products = pgTable(
  'products',
  {
    id: text().primaryKey(),
    provider: text().notNull(),
    providerProductId: text().notNull(),
    title: text().notNull(),
    description: text().notNull(),
    kind: text().notNull(),
    tags: jsonb().$type<string[]>().notNull(),
    pictures: jsonb().$type<string[]>().notNull(),
    /** The provider's own; null where it has none. */
    sizeGuide: jsonb().$type<SizeGuide>(),
    /** Maker, responsible person, materials and warnings, as the provider words them. */
    safety: text(),
    /** Where it is printed, and where the blank comes from: a country's code or name, where the provider says. */
    printedIn: text(),
    madeIn: text(),
    /** Countries it can be sent to, ISO codes; null where the provider does not say, or sends it everywhere. */
    shipsTo: text().array(),
    /** Off once the provider no longer lists it; kept for the orders that name it. */
    listed: boolean().notNull().default(true),
    /** Taken down by the merchant at the provider, where a shop has to answer that. */
    withdrawn: boolean().notNull().default(false),
    /** Of all that was read: the same again changes nothing. Null: written by a release that knew none. */
    fingerprint: text(),
    /** When it was last seen at the provider. */
    syncedAt: time().notNull(),
  },
  (table) => [unique('products_provider').on(table.provider, table.providerProductId)],
);

export const variants = pgTable(
  'variants',
  {
    id: text().primaryKey(),
    productId: text()
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    providerVariantId: text().notNull(),
    position: integer().notNull(),
    sku: text(),
    name: text().notNull(),
    options: jsonb().$type<Record<string, string>>().notNull(),
    colorHex: text(),
    retailMinor: integer().notNull(),
    costMinor: integer(),
    /** Null: that of its price. */
    costCurrency: text(),
    currency: text().notNull(),
    available: boolean().notNull(),
    pictures: jsonb().$type<string[]>().notNull(),
    providerData: jsonb().$type<Record<string, string | number>>().notNull(),
    /** Where a shopper's own design can be printed; null where it cannot. */
    printArea: jsonb().$type<PrintArea>(),
    listed: boolean().notNull().default(true),
  },
  (table) => [
    unique('variants_provider').on(table.productId, table.providerVariantId),
    index('variants_by_product').on(table.productId, table.position),
  ],
);
