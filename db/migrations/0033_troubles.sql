-- What stands still at a print shop, and since when.
ALTER TABLE "fulfillments" ADD COLUMN "trouble" text;--> statement-breakpoint
ALTER TABLE "fulfillments" ADD COLUMN "trouble_since" timestamp with time zone;
