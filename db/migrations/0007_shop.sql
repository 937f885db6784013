CREATE TABLE "delivery_quotes" (
	"variant_id" text NOT NULL,
	"country" text NOT NULL,
	"quotes" jsonb NOT NULL,
	"quoted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "delivery_quotes_variant_id_country_pk" PRIMARY KEY("variant_id","country")
);
--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "size_guide" jsonb;--> statement-breakpoint
ALTER TABLE "delivery_quotes" ADD CONSTRAINT "delivery_quotes_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE cascade ON UPDATE no action;