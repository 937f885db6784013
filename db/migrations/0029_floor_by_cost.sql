ALTER TABLE "listings" ADD COLUMN "confirmed_loss_minor" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "shelf" ADD COLUMN "below_cost" integer DEFAULT 0 NOT NULL;
