ALTER TABLE "orders" ADD COLUMN "locale" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
CREATE INDEX "effects_mails" ON "effects" USING btree ("created_at","id") WHERE kind like 'mail_%';