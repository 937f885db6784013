-- Both are trusted extensions: the owner of the database may create them.
CREATE EXTENSION IF NOT EXISTS "pg_trgm";--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS "unaccent";--> statement-breakpoint
CREATE TABLE "listings" (
	"product_id" text PRIMARY KEY NOT NULL REFERENCES "products"("id") ON DELETE cascade,
	"state" text NOT NULL,
	"slug" text NOT NULL CONSTRAINT "listings_slug_unique" UNIQUE,
	"title" text,
	"description" text,
	"pictures" jsonb,
	"seo_title" text,
	"seo_description" text,
	"featured" boolean DEFAULT false NOT NULL,
	"position" integer NOT NULL,
	"pricing" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "listings_state" CHECK ("state" in ('draft', 'on_sale', 'hidden'))
);--> statement-breakpoint
CREATE TABLE "listing_slugs" (
	"slug" text PRIMARY KEY NOT NULL,
	"product_id" text NOT NULL REFERENCES "products"("id") ON DELETE cascade,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);--> statement-breakpoint
CREATE INDEX "listing_slugs_by_product" ON "listing_slugs" ("product_id");--> statement-breakpoint
CREATE TABLE "collections" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL CONSTRAINT "collections_slug_unique" UNIQUE,
	"title" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"rule" jsonb,
	"pricing" jsonb,
	"position" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);--> statement-breakpoint
CREATE TABLE "collection_products" (
	"collection_id" uuid NOT NULL REFERENCES "collections"("id") ON DELETE cascade,
	"product_id" text NOT NULL REFERENCES "products"("id") ON DELETE cascade,
	CONSTRAINT "collection_products_pk" PRIMARY KEY("collection_id","product_id")
);--> statement-breakpoint
CREATE INDEX "collection_products_by_product" ON "collection_products" ("product_id");--> statement-breakpoint
CREATE TABLE "shelf" (
	"product_id" text PRIMARY KEY NOT NULL REFERENCES "products"("id") ON DELETE cascade,
	"provider" text NOT NULL,
	"slug" text NOT NULL CONSTRAINT "shelf_slug_unique" UNIQUE,
	"title" text NOT NULL,
	"kind" text NOT NULL,
	"picture" text,
	"scene" text,
	"from_minor" integer NOT NULL,
	"to_minor" integer NOT NULL,
	"currency" text NOT NULL,
	"hexes" text[] NOT NULL,
	"sold_out" boolean NOT NULL,
	"featured" boolean NOT NULL,
	"place" bigint NOT NULL,
	"collection_ids" uuid[] NOT NULL,
	"pricing" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	"sort_title" text NOT NULL,
	"words" text NOT NULL,
	"search" "tsvector" NOT NULL
);--> statement-breakpoint
CREATE INDEX "shelf_by_place" ON "shelf" ("sold_out","place","product_id");--> statement-breakpoint
CREATE INDEX "shelf_by_price" ON "shelf" ("sold_out","from_minor","product_id");--> statement-breakpoint
CREATE INDEX "shelf_by_price_down" ON "shelf" ("sold_out",(-"from_minor"),"product_id");--> statement-breakpoint
CREATE INDEX "shelf_by_title" ON "shelf" ("sold_out","sort_title","product_id");--> statement-breakpoint
CREATE INDEX "shelf_by_age" ON "shelf" ("sold_out",(-extract(epoch from "created_at" at time zone 'UTC')::bigint),"product_id");--> statement-breakpoint
CREATE INDEX "shelf_by_kind" ON "shelf" ("kind","sold_out","place","product_id");--> statement-breakpoint
CREATE INDEX "shelf_by_kind_title" ON "shelf" ("kind","sort_title","product_id");--> statement-breakpoint
CREATE INDEX "shelf_by_collection" ON "shelf" USING gin ("collection_ids");--> statement-breakpoint
CREATE INDEX "shelf_by_search" ON "shelf" USING gin ("search");--> statement-breakpoint
CREATE INDEX "shelf_by_words" ON "shelf" USING gin ("words" gin_trgm_ops);--> statement-breakpoint
CREATE TABLE "shelf_options" (
	"name" text NOT NULL,
	"value" text NOT NULL,
	"product_id" text NOT NULL REFERENCES "shelf"("product_id") ON DELETE cascade,
	"hex" text,
	CONSTRAINT "shelf_options_pk" PRIMARY KEY("name","value","product_id")
);--> statement-breakpoint
CREATE INDEX "shelf_options_by_product" ON "shelf_options" ("product_id");--> statement-breakpoint
-- What is sold today stays on sale, under an address made of its title; of two alike the second gets a mark.
INSERT INTO "listings" ("product_id", "state", "slug", "position")
SELECT id, 'on_sale',
	CASE WHEN nth = 1 AND base <> '' THEN base ELSE concat_ws('-', nullif(base, ''), left(md5(id), 6)) END, place
FROM (
	SELECT id, base, row_number() OVER (PARTITION BY base ORDER BY id) AS nth, place
	FROM (
		SELECT id, trim(both '-' from left(regexp_replace(lower(unaccent(title)), '[^a-z0-9]+', '-', 'g'), 70)) AS base,
			row_number() OVER (PARTITION BY kind ORDER BY title, id) AS place
		FROM "products"
	) named
) numbered;--> statement-breakpoint
INSERT INTO "listing_slugs" ("slug", "product_id") SELECT slug, product_id FROM "listings";--> statement-breakpoint
-- Enough to sell; the next import completes it (`putOnShelf`): names of kinds, colours, what is joined by a hyphen.
INSERT INTO "shelf" ("product_id", "provider", "slug", "title", "kind", "picture", "scene", "from_minor", "to_minor",
	"currency", "hexes", "sold_out", "featured", "place", "collection_ids", "created_at", "sort_title", "words", "search")
SELECT p.id, p.provider, l.slug, p.title, p.kind, p.pictures ->> 0, p.pictures ->> 2,
	coalesce(min(v.retail_minor) FILTER (WHERE v.available), min(v.retail_minor)),
	coalesce(max(v.retail_minor) FILTER (WHERE v.available), max(v.retail_minor)),
	min(v.currency), '{}', NOT bool_or(v.available), false, l.position + 2147483648, '{}', l.created_at,
	lower(unaccent(p.title)), lower(unaccent(p.title || ' ' || p.kind)),
	setweight(to_tsvector('simple', lower(unaccent(p.title))), 'A')
		|| setweight(to_tsvector('simple', lower(unaccent(p.kind || ' ' || p.tags::text))), 'B')
		|| setweight(to_tsvector('simple', lower(unaccent(p.description))), 'D')
FROM "products" p JOIN "listings" l ON l.product_id = p.id JOIN "variants" v ON v.product_id = p.id AND v.listed
WHERE p.listed GROUP BY p.id, l.product_id;
