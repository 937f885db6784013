CREATE TABLE "design_files" (
	"file" text PRIMARY KEY NOT NULL,
	"media_type" text NOT NULL,
	"width_px" integer NOT NULL,
	"height_px" integer NOT NULL,
	"size_bytes" integer NOT NULL,
	"storage_key" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "mockups" DROP CONSTRAINT "mockups_product_id_products_id_fk";
--> statement-breakpoint
ALTER TABLE "mockups" ALTER COLUMN "created_at" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "mockups" ADD COLUMN "file" text NOT NULL;--> statement-breakpoint
ALTER TABLE "mockups" ADD COLUMN "variant_id" text NOT NULL;--> statement-breakpoint
ALTER TABLE "mockups" ADD COLUMN "design" jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "mockups" ADD COLUMN "task" text;--> statement-breakpoint
ALTER TABLE "mockups" ADD COLUMN "attempts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "mockups" ADD COLUMN "lease_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "variants" ADD COLUMN "print_area" jsonb;--> statement-breakpoint
ALTER TABLE "order_items" ADD COLUMN "design" jsonb;--> statement-breakpoint
CREATE INDEX "design_files_by_use" ON "design_files" USING btree ("used_at");--> statement-breakpoint
ALTER TABLE "mockups" ADD CONSTRAINT "mockups_file_design_files_file_fk" FOREIGN KEY ("file") REFERENCES "public"."design_files"("file") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mockups" ADD CONSTRAINT "mockups_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mockups_by_file" ON "mockups" USING btree ("file");--> statement-breakpoint
CREATE INDEX "mockups_by_task" ON "mockups" USING btree ("task");--> statement-breakpoint
CREATE INDEX "order_items_by_design" ON "order_items" USING btree ((design->>'file')) WHERE design is not null;--> statement-breakpoint
ALTER TABLE "mockups" DROP COLUMN "product_id";