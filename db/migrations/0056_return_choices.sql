ALTER TABLE "shipments" ADD COLUMN "return_choice" text;--> statement-breakpoint
ALTER TABLE "shipments" ADD COLUMN "returned_at" timestamp with time zone;
