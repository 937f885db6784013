-- Orders of print shops that keep none themselves: they go there by mail, and staff enter what became of them.
CREATE TABLE "desk_orders" (
	"id" text PRIMARY KEY NOT NULL,
	"provider" text NOT NULL,
	"page_sealed" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "desk_orders_newest" ON "desk_orders" USING btree ("provider","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);
