ALTER TABLE "products" ADD COLUMN "safety" text;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "printed_in" text;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "made_in" text;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "safety" text;
