ALTER TABLE "users" ADD COLUMN "email_sealed" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "email_index" text;--> statement-breakpoint
ALTER TABLE "feedback" ADD COLUMN "comment_sealed" text;--> statement-breakpoint
ALTER TABLE "refund_requests" ADD COLUMN "note_sealed" text;--> statement-breakpoint
ALTER TABLE "refund_requests" ADD COLUMN "decision_note_sealed" text;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "resolution_sealed" text;--> statement-breakpoint
ALTER TABLE "saved_views" ADD COLUMN "view_sealed" text;
