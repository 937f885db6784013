ALTER TABLE "effects" ADD COLUMN "spent_attempts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "webhook_events" ADD COLUMN "spent_attempts" integer DEFAULT 0 NOT NULL;