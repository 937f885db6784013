import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import type { CollectionRule } from '@/lib/domain/catalogue/collection-rule';
import { LISTING_STATES, type ListingState } from '@/lib/domain/catalogue/listing-state';
import type { PauseScope } from '@/lib/domain/catalogue/pause';
import type { Pricing } from '@/lib/domain/catalogue/selling-price';

import { oneOf } from '../one-of';
import { created, time } from './_time';
import { products } from './catalogue';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });
const productId = () =>
  text()
    .notNull()
    .references(() => products.id, { onDelete: 'cascade' });

/** The merchant's word on a product, made when it is first seen; the import never writes it. Null: the provider's. */
export const listings = pgTable(
  'listings',
  {
    productId: productId().primaryKey(),
    state: text().$type<ListingState>().notNull(),
    slug: text().notNull().unique(),
    title: text(),
    description: text(),
    /** Those shown, in their order. */
    pictures: jsonb().$type<string[]>(),
    /** Who answers for it, what it is made of, and what it warns of. */
    safety: text(),
    seoTitle: text(),
    seoDescription: text(),
    featured: boolean().notNull().default(false),
    /** Where it stands in the shop: the first of every kind, then the second … */
    position: integer().notNull(),
    pricing: jsonb().$type<Pricing>(),
    /** The most that a piece may lose, as the merchant has confirmed; for more it is not sold. */
    confirmedLossMinor: integer().notNull().default(0),
    createdAt: created(),
    updatedAt: created(),
  },
  (table) => [check('listings_state', oneOf(table.state, LISTING_STATES))],
);
export type ListingRow = typeof listings.$inferSelect;

/** Every address a product ever had; each leads to the newest. */
export const listingSlugs = pgTable(
  'listing_slugs',
  { slug: text().primaryKey(), productId: productId(), createdAt: created() },
  (table) => [index('listing_slugs_by_product').on(table.productId)],
);

export const collections = pgTable('collections', {
  id: uuid().primaryKey().defaultRandom(),
  slug: text().notNull().unique(),
  title: text().notNull(),
  description: text().notNull().default(''),
  /** What belongs to it by itself, beside what was put in by hand. */
  rule: jsonb().$type<CollectionRule>(),
  pricing: jsonb().$type<Pricing>(),
  /** Of a product in two collections with prices, the first one's count. */
  position: integer().notNull().default(0),
  createdAt: created(),
  updatedAt: created(),
});
export type CollectionRow = typeof collections.$inferSelect;

/** Put in by hand. */
export const collectionProducts = pgTable(
  'collection_products',
  {
    collectionId: uuid()
      .notNull()
      .references(() => collections.id, { onDelete: 'cascade' }),
    productId: productId(),
  },
  (table) => [
    primaryKey({ columns: [table.collectionId, table.productId] }),
    index('collection_products_by_product').on(table.productId),
  ],
);

/** What is on sale, as pages show and find it: worked out by `putOnShelf` from the tables above and the mirror. */
export const shelf = pgTable(
  'shelf',
  {
    productId: productId().primaryKey(),
    provider: text().notNull(),
    slug: text().notNull().unique(),
    title: text().notNull(),
    kind: text().notNull(),
    picture: text(),
    /** The thing where it is used, where there is such a picture. */
    scene: text(),
    fromMinor: integer().notNull(),
    toMinor: integer().notNull(),
    currency: text().notNull(),
    hexes: text().array().notNull(),
    /** As the mirror has it. */
    shipsTo: text().array(),
    soldOut: boolean().notNull(),
    /** So many of its variants are held back, since their price does not pay for them. */
    belowCost: integer().notNull().default(0),
    featured: boolean().notNull(),
    /** Order in the shop window, featured ones first. */
    place: bigint({ mode: 'number' }).notNull(),
    collectionIds: uuid().array().notNull(),
    /** What its variants cost here: its own, its collection's or the shop's rule. Null: what the provider says. */
    pricing: jsonb().$type<Pricing>(),
    /** What is left of the dearest to print of its variants, as `marginAt` counts; null where no cost is known. */
    marginMinor: integer(),
    /** By which rules the row was worked out: what is older than `SHELF_VERSION` is worked out anew. */
    version: integer().notNull().default(0),
    createdAt: time().notNull(),
    sortTitle: text().notNull(),
    /** Title, kind and tags, for words that are nearly right. */
    words: text().notNull(),
    search: tsvector().notNull(),
  },
  (table) => [
    index('shelf_by_place').on(table.soldOut, table.place, table.productId),
    index('shelf_by_price').on(table.soldOut, table.fromMinor, table.productId),
    index('shelf_by_price_down').on(table.soldOut, sql`(-${table.fromMinor})`, table.productId),
    index('shelf_by_title').on(table.soldOut, table.sortTitle, table.productId),
    index('shelf_by_age').on(
      table.soldOut,
      sql`(-extract(epoch from ${table.createdAt} at time zone 'UTC')::bigint)`,
      table.productId,
    ),
    index('shelf_by_kind').on(table.kind, table.soldOut, table.place, table.productId),
    index('shelf_by_kind_title').on(table.kind, table.sortTitle, table.productId),
    index('shelf_by_collection').using('gin', table.collectionIds),
    index('shelf_by_search').using('gin', table.search),
    index('shelf_by_words').using('gin', table.words.op('gin_trgm_ops')),
  ],
);
export type ShelfRow = typeof shelf.$inferSelect;

/** Colours and sizes of what is on the shelf, each once: what filters ask and count. */
export const shelfOptions = pgTable(
  'shelf_options',
  {
    name: text().notNull(),
    value: text().notNull(),
    productId: text()
      .notNull()
      .references(() => shelf.productId, { onDelete: 'cascade' }),
    hex: text(),
  },
  (table) => [
    primaryKey({ columns: [table.name, table.value, table.productId] }),
    index('shelf_options_by_product').on(table.productId),
  ],
);

/** How many products on the shelf have each colour and size: what the whole shop's filters tell. */
export const shelfCounts = pgTable(
  'shelf_counts',
  { name: text().notNull(), value: text().notNull(), hex: text(), count: integer().notNull() },
  (table) => [primaryKey({ columns: [table.name, table.value] })],
);

/** What is not sold for a while, though it is shown. `subject`: whose id, empty for the whole shop. */
export const pauses = pgTable(
  'pauses',
  {
    scope: text().$type<PauseScope>().notNull(),
    subject: text().notNull(),
    message: text(),
    until: time(),
    createdAt: created(),
  },
  (table) => [primaryKey({ columns: [table.scope, table.subject] })],
);
