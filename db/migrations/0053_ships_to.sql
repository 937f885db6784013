ALTER TABLE "products" ADD COLUMN "ships_to" text[];--> statement-breakpoint
ALTER TABLE "shelf" ADD COLUMN "ships_to" text[];