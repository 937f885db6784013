ALTER TABLE "fulfillments" ADD COLUMN "replacement" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "fulfillments" ADD COLUMN "lines" jsonb;--> statement-breakpoint
ALTER TABLE "problem_reports" ADD COLUMN "answer" text;--> statement-breakpoint
ALTER TABLE "problem_reports" ADD COLUMN "answer_sealed" text;--> statement-breakpoint
ALTER TABLE "problem_reports" ADD COLUMN "answered_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "problem_reports" ADD COLUMN "answered_by" text;
