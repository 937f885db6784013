CREATE TABLE "delivery_history" (
	"provider" text NOT NULL,
	"kind" text NOT NULL,
	"country" text NOT NULL,
	"tier" text NOT NULL,
	"packages" integer NOT NULL,
	"p20_days" real NOT NULL,
	"p90_days" real NOT NULL,
	"counted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "delivery_history_provider_kind_country_tier_pk" PRIMARY KEY("provider","kind","country","tier")
);
--> statement-breakpoint
CREATE TABLE "problem_reports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"order_id" uuid NOT NULL,
	"order_item_id" uuid,
	"kind" text NOT NULL,
	"text_sealed" text NOT NULL,
	"photos" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "fulfillments" ADD COLUMN "handing_over_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "delivery_window" jsonb;--> statement-breakpoint
ALTER TABLE "problem_reports" ADD CONSTRAINT "problem_reports_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "problem_reports" ADD CONSTRAINT "problem_reports_order_item_id_order_items_id_fk" FOREIGN KEY ("order_item_id") REFERENCES "public"."order_items"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "problem_reports_by_order" ON "problem_reports" USING btree ("order_id","created_at");